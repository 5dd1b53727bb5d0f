import type { TokenDirectory } from '../token-directory';
import { bindsOrder, bindsWhatFollows } from './binding-phrases';
import type { Gap, SplitPrompt } from './split-prompt';
import type { WordSpan } from './talk-spans';
import { classesOf } from './word-class';

/** A span that might be cut, in its prompt. */
interface Candidate extends WordSpan {
  readonly lowers: readonly string[];
  readonly classes: readonly string[];
  readonly gaps: readonly Gap[];
}

type Guard = (span: Candidate) => boolean;

/** Gaps over which a phrase goes on. */
const LOOSE: ReadonlySet<Gap> = new Set<Gap>(['space', 'joined', 'mark']);
/** Gaps over which no sentence goes on. */
const FIRM: ReadonlySet<Gap> = new Set<Gap>(['edge', 'stop', 'query', 'line']);
/** Words that change the number, share or token that they stand before. */
const MODIFIERS: ReadonlySet<string> = new Set(
  `point minus about least most than exactly another but except without only half quarter third all every of other both
   each plus and or a an not no into to from for per cent percent up twice double keep leave leaving minimum maximum`.split(
    /\s+/,
  ),
);

/** Words that keep something back. */
const RESERVES: ReadonlySet<string> = new Set(
  'keep keeping keeps leave leaving leaves except excluding bar minus less save but reserve retain hold'.split(
    ' ',
  ),
);

/** Money that the span speaks of: whoever leaves it out may change what the rest means. */
const MONEY: readonly Guard[] = [holdsAddress, holdsQuantity, givesOrder];
/** What the order needs to be read as it is meant. */
const BOND: readonly Guard[] = [binds, changesQuantity, leavesDangling, joinsQuantity];

/**
 * The spans, sentence by sentence, that may be cut; the others may not, however sure a model is that they are talk. None may
 * where one of them speaks of money. A closed class, and nothing learnt. Linear in the words.
 */
export function cuttable(
  spans: readonly WordSpan[],
  { words, gaps }: SplitPrompt,
  tokens: TokenDirectory,
): readonly WordSpan[] {
  const lowers = words.map(({ lower }) => lower);
  const classes = classesOf(words, tokens);
  const candidates = spans
    .flatMap((span) => divided(span, gaps, FIRM))
    .map((span) => ({ ...span, lowers, classes, gaps }));
  if (candidates.some((span) => MONEY.some((forbids) => forbids(span)))) return [];
  return merged(candidates.filter((span) => !BOND.some((forbids) => forbids(span))));
}

/** Spans that touch become one. */
function merged(spans: readonly WordSpan[]): readonly WordSpan[] {
  const whole: WordSpan[] = [];
  for (const { first, last } of spans) {
    const before = whole.at(-1);
    if (before?.last === first - 1) whole[whole.length - 1] = { first: before.first, last };
    else whole.push({ first, last });
  }
  return whole;
}

/** A span at the gaps of some kinds in it. */
function divided({ first, last }: WordSpan, gaps: readonly Gap[], at: ReadonlySet<Gap>): readonly WordSpan[] {
  const starts = [first];
  for (let word = first + 1; word <= last; word += 1) if (at.has(gaps[word] ?? 'space')) starts.push(word);
  return starts.map((start, index) => ({ first: start, last: (starts[index + 1] ?? last + 1) - 1 }));
}

function holdsAddress({ first, last, classes }: Candidate): boolean {
  return classes.slice(first, last + 1).includes('address');
}

/** An amount of a known token, a share of something, a slippage, or what a query asks for. */
function holdsQuantity({ first, last, classes, lowers }: Candidate): boolean {
  for (let at = first; at <= last; at += 1) {
    const word = lowers[at] ?? '';
    const next = lowers[at + 1] ?? '';
    if (/^(?:slippage|balances?|positions?|holdings?)$/.test(word)) return true;
    if (/^(?:per)?cent$/.test(word) && /^(?:of|and|to|into)$/.test(next)) return true;
    const ahead = classes.slice(at + 1, Math.min(at + 4, last + 1));
    if (RESERVES.has(word) && ahead.some((name) => /^(?:number|share|token)$/.test(name))) return true;
    if (classes[at] !== 'number' && classes[at] !== 'share') continue;
    if (word.endsWith('%') && /^(?:of|to|into)$/.test(next)) return true;
    if (ahead.includes('token')) return true;
  }
  return false;
}

/** An order verb where an imperative stands. */
function givesOrder({ first, last, classes, gaps }: Candidate): boolean {
  for (let at = first; at <= last; at += 1) {
    if (classes[at] !== 'deed') continue;
    const opens = at === first || !LOOSE.has(gaps[at] ?? 'edge');
    if (opens || /^(?:then|join|polite|you|hail)$/.test(classes[at - 1] ?? '')) return true;
  }
  return false;
}

function binds({ first, last, lowers, gaps }: Candidate): boolean {
  if (LOOSE.has(gaps[last + 1] ?? 'edge') && bindsWhatFollows(lowers.slice(first, last + 1).join(' ')))
    return true;
  const divides = new Set<Gap>(gaps.filter((gap) => !LOOSE.has(gap)));
  return divided({ first, last }, gaps, divides).some((clause) =>
    bindsOrder(lowers.slice(clause.first, clause.last + 1).join(' ')),
  );
}

/** The last word of the span changes the quantity after it, or an order verb of the span takes it. */
function changesQuantity({ first, last, lowers, classes, gaps }: Candidate): boolean {
  const meets =
    /^(?:number|share|token|address)$/.test(classes[last + 1] ?? '') && LOOSE.has(gaps[last + 1] ?? 'edge');
  const takes = classes.slice(Math.max(first, last - 2), last + 1).includes('deed');
  return meets && (takes || MODIFIERS.has(lowers[last] ?? ''));
}

/** A word before the span needs what it would lose. */
function leavesDangling({ first, lowers, classes, gaps }: Candidate): boolean {
  if (first === 0 || !LOOSE.has(gaps[first] ?? 'edge')) return false;
  const before = lowers[first - 1] ?? '';
  return (
    /^(?:number|prep|det|neg|modal|if|when|why|ask|join)$/.test(classes[first - 1] ?? '') ||
    /^(?:to|for|my)$/.test(before)
  );
}

/** A word or letter that joins a quantity to what stands before it, as "i.e." does. */
function joinsQuantity({ first, last, lowers, classes, gaps }: Candidate): boolean {
  const text = lowers.slice(first, last + 1).join(' ');
  if (/^(?:i|e|g|i e|that is|that's|namely|meaning|or rather|in other words)$/.test(text)) return true;
  const next = classes[last + 1] ?? '';
  const isWithin = first > 0 && !FIRM.has(gaps[first] ?? 'edge') && !FIRM.has(gaps[last + 1] ?? 'edge');
  return isWithin && /^(?:number|share)$/.test(next);
}
