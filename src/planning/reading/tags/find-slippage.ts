import type { Quantity } from './quantity';
import { readQuantity } from './read-quantity';
import type { Scanner } from './scanner';

/** A slippage bound in the sentence and the words that say it. */
export interface FoundSlippage {
  readonly from: number;
  readonly to: number;
  readonly quantity: Quantity;
}

/** Words that a bound of slippage is said with. */
const BOUND_WORDS = new Set(
  `of at to is be as a an the with and in it its my any max maximum limit cap capped tolerance tolerated tolerate tolerating allow allowing allowed accept accepting accepted set
  setting keep keeping use using no not more than most least under below within less must should shall may can cannot cant wont dont do never let lets exceed
  exceeding exceeds go over above up beyond bigger greater larger higher worse only just but price impact = : slip slippage bound tops please pls , about ( )
  want i id id like would happy ok okay fine cool with for that this trade swap - what so whatever ill we ill will you if by equal equals bps no-more stay stays staying staying make sure`.split(
    /\s+/,
  ),
);
const REACH = 9;

/** Finds "max slippage 1%", "don't let it slip more than half a percent", "at most 25 bps slippage", in any order. */
export function findSlippages(scanner: Scanner): FoundSlippage[] {
  const { words } = scanner;
  const found: FoundSlippage[] = [];
  const firstToken = words.findIndex((_, at) => scanner.sight(at).token !== undefined);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word?.kind !== 'word' || (found.at(-1)?.to ?? 0) > at) continue;
    const bare = firstToken >= 0 && firstToken < at ? bareBound(scanner, at) : undefined;
    if (bare) {
      found.push(bare);
      continue;
    }
    const { tag, length } = scanner.sight(at);
    if (tag?.t !== 'noun' || tag.noun !== 'slippage') continue;
    const isInBps = /bps$/.test(word.key);
    const said = toTheRight(scanner, at, at + length, isInBps) ?? toTheLeft(scanner, at, at + length);
    if (said) found.push({ ...said, from: extendLeft(scanner, said.from) });
  }
  return found;
}

/** "… SOL at max 0.45 %", "cap 1 %" behind a token and at the end of a clause: a bound in percent can only be of the slippage. */
function bareBound(scanner: Scanner, at: number): FoundSlippage | undefined {
  const { words } = scanner;
  if (!/^(?:max|maximum|cap|limit)$/.test(words[at]?.key ?? '')) return undefined;
  const read = readQuantity(words, at + 1);
  if (read?.quantity.kind !== 'share' && read?.quantity.kind !== 'bps') return undefined;
  const next = words[at + 1 + read.length];
  const isEnd = next === undefined || (next.kind === 'sign' && next.text !== '(');
  const isPercent = words[at + read.length]?.text === '%' || read.quantity.kind === 'bps';
  if (!isEnd || !isPercent) return undefined;
  return {
    from: words[at - 1]?.key === 'at' ? at - 1 : at,
    to: at + 1 + read.length,
    quantity: read.quantity,
  };
}

function toTheRight(
  scanner: Scanner,
  noun: number,
  start: number,
  isInBps: boolean,
): FoundSlippage | undefined {
  const { words } = scanner;
  for (let at = start; at < Math.min(words.length, start + REACH); at += 1) {
    const read = amountAt(scanner, at);
    if (read) {
      const isPlain = read.quantity.kind === 'number';
      if (isPlain && scanner.sight(at + read.length).token) return undefined;
      const saysBps = isInBps || words.slice(start, at).some(({ key }) => key === 'bps');
      const quantity: Quantity =
        saysBps && read.quantity.kind === 'number'
          ? { kind: 'bps', value: read.quantity.value }
          : read.quantity;
      return { from: noun, to: at + read.length, quantity };
    }
    if (!isBoundWord(scanner, at)) return undefined;
  }
  return undefined;
}

function toTheLeft(scanner: Scanner, noun: number, end: number): FoundSlippage | undefined {
  for (let at = noun - 1; at >= Math.max(0, noun - REACH); at -= 1) {
    const read = amountAt(scanner, at);
    const isFraction = read?.quantity.kind === 'share' || read?.quantity.kind === 'bps';
    if (read && isFraction && at + read.length <= noun && reaches(scanner, at + read.length, noun)) {
      const earlier = at > 0 ? amountAt(scanner, at - 1) : undefined;
      const isLonger = earlier !== undefined && at - 1 + earlier.length === at + read.length;
      if (!isLonger) return { from: at, to: end, quantity: read.quantity };
    }
  }
  return undefined;
}

/** An amount, but not one of a token: "half of my SOL". */
function amountAt(scanner: Scanner, at: number) {
  const { words } = scanner;
  const read =
    words[at]?.kind === 'sign' && !/^[-$]$/.test(words[at].text) ? undefined : readQuantity(words, at);
  if (read === undefined) return undefined;
  const next = scanner.sight(at + read.length);
  const after = scanner.sight(at + read.length + next.length);
  const isOfToken =
    next.token !== undefined ||
    (/^(?:of|my)$/.test(words[at + read.length]?.key ?? '') &&
      (after.token !== undefined || after.tag?.t === 'det'));
  return isOfToken && read.quantity.kind !== 'bps' ? undefined : read;
}

function reaches(scanner: Scanner, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isBoundWord(scanner, at)) return false;
  return true;
}

function isBoundWord(scanner: Scanner, at: number): boolean {
  const word = scanner.words[at];
  return word !== undefined && (BOUND_WORDS.has(word.key) || BOUND_WORDS.has(word.text));
}

const LEAD = new Set(
  `with at most max maximum least a an the no not more than less up to dont do never let it allow accept tolerate tolerating accepting allowing and but set use keep keeping my must
  should exceed of under below within only capped cap limit price is @ , ( want id like please just`.split(
    /\s+/,
  ),
);

/** The words before that belong to the bound: "and don't let it …", "with at most …". */
function extendLeft(scanner: Scanner, from: number): number {
  let at = from;
  while (at > 0 && from - at < REACH) {
    const word = scanner.words[at - 1];
    if (word === undefined || !(LEAD.has(word.key) || LEAD.has(word.text)) || word.text === ',') break;
    at -= 1;
  }
  return behindNegation(scanner, at, from);
}

/** "don't exceed", "no more than" belong to the bound; another negation does not. */
function behindNegation({ words }: Scanner, at: number, from: number): number {
  const lead = words.slice(at, from + REACH).map(({ key }) => key);
  const isBound = lead.some((key) =>
    /^(?:exceed|exceeding|more|over|above|beyond|greater|larger|higher|bigger|worse|less|let|go|accept|allow|tolerate|under|slip)$/.test(
      key,
    ),
  );
  const last = words.slice(at, from).findLastIndex(({ key }) => /^(?:not|dont|never|no)$/.test(key));
  return isBound || last < 0 ? at : at + last + 1;
}
