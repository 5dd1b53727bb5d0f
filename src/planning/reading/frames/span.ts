import type { Arg, Item } from '../tags/item';
import type { Ask, Mark, Noun } from '../tags/tag';
import type { Verb } from '../tags/verb';

export interface SpanArg {
  readonly arg: Arg;
  readonly at: number;
  readonly isTold: boolean;
  /** The verb that it stands with. */
  readonly verb: Verb | undefined;
  /** A joint ("and", a comma) stands right before it. */
  readonly isJoined: boolean;
  /** No verb stands before it. */
  readonly isLeading: boolean;
}

export interface SpanMark {
  readonly mark: Mark;
  readonly text: string;
  readonly at: number;
}

/** The parts of a run of items that one frame may be read from. */
export interface Span {
  readonly items: readonly Item[];
  readonly verbs: readonly Verb[];
  readonly args: readonly SpanArg[];
  readonly marks: readonly SpanMark[];
  readonly nouns: readonly { readonly noun: Noun; readonly prep?: string; readonly text: string }[];
  readonly asks: readonly Ask[];
  readonly hasAsk: boolean;
  /** A later verb says of its own when it happens: two actions, not one. */
  readonly isMixed: boolean;
  readonly hasSubject: boolean;
  readonly hasParticle: boolean;
  readonly slippageBps?: number;
  readonly order?: 'earlier' | 'later';
}

export function spanOf(items: readonly Item[]): Span {
  const told = items.filter((item) => item.isTold !== true);
  const verbItems = told.filter((item) => item.k === 'verb');
  const asks = told.flatMap((item) => (item.k === 'ask' ? [item.ask] : []));
  const order = verbItems.find((item) => item.order !== undefined)?.order;
  const slippageBps = items.findLast((item) => item.k === 'slippage')?.bps;
  return {
    items,
    verbs: verbItems.map(({ verb }) => verb),
    args: argsOf(items),
    marks: items.filter((item) => item.k === 'mark'),
    nouns: items.filter((item) => item.k === 'noun'),
    asks,
    hasAsk: asks.length > 0,
    isMixed: isMixed(told),
    hasSubject: items.some(({ k }) => k === 'subject'),
    hasParticle: items.some(({ k }) => k === 'particle'),
    ...(slippageBps !== undefined && { slippageBps }),
    ...(order && { order }),
  };
}

/** Does a verb after another one, or after a question, say of its own when it happens? */
function isMixed(items: readonly Item[]): boolean {
  const acts = items.filter(({ k }) => k === 'verb' || k === 'ask');
  return acts.slice(1).some((item) => item.k === 'verb' && item.order !== undefined);
}

function argsOf(items: readonly Item[]): SpanArg[] {
  const args: SpanArg[] = [];
  const first = items.find((item) => item.k === 'verb' && item.isTold !== true);
  let verb: Verb | undefined;
  items.forEach((item, index) => {
    if (item.k === 'verb' && item.isTold !== true) ({ verb } = item);
    if (item.k !== 'arg') return;
    const one: SpanArg = {
      arg: item.arg,
      at: item.at,
      isTold: item.isTold ?? false,
      verb: verb ?? (first?.k === 'verb' && first.verb.senses.spend !== 0 ? first.verb : undefined),
      isLeading: verb === undefined,
      isJoined: items[index - 1]?.k === 'break',
    };
    args.push(coordinated(one, args.at(-1)));
  });
  return args;
}

/** "into USDC and JUP": the preposition holds for both. */
function coordinated(one: SpanArg, last: SpanArg | undefined): SpanArg {
  const { prep } = last?.arg ?? {};
  const isListed =
    one.isJoined &&
    one.arg.prep === undefined &&
    one.arg.quantity === undefined &&
    one.verb === last?.verb &&
    one.arg.ref === undefined;
  if (!isListed || (prep !== 'to' && prep !== 'into' && prep !== 'for')) return one;
  return { ...one, arg: { ...one.arg, prep } };
}

export function hasNoun(span: Span, ...nouns: Noun[]): boolean {
  return span.nouns.some(({ noun }) => nouns.includes(noun));
}
