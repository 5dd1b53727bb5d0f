import type { SpanArg } from './span';
import type { Verb } from '../tags/verb';

export type Orientation = 'gives' | 'takes' | 'spends' | 'wants' | 'none';

/** What a verb says of the noun phrase beside it: "sell" gives it, "buy" takes it. */
export function orientationOf(verb: Verb | undefined): Orientation {
  if (verb === undefined) return 'none';
  const { swap = 9, sell = 9, buy = 9, spend = 9, want = 9 } = verb.senses;
  const least = Math.min(swap, sell, buy, spend, want);
  if (least === 9 || (verb.isLight && least >= 0.3 && least !== want && least !== spend)) return 'none';
  if (least === sell || least === swap) return 'gives';
  if (least === buy) return 'takes';
  return least === spend ? 'spends' : 'wants';
}

type Costs = readonly [input: number, output: number];
type ByOrientation = Readonly<Record<Orientation, Costs>>;

const same = (costs: Costs): ByOrientation => ({
  gives: costs,
  takes: costs,
  spends: costs,
  wants: costs,
  none: costs,
});

/** What it costs to take an argument for the input or for the output, by its preposition and its verb. */
const COSTS: Readonly<Record<string, ByOrientation>> = {
  to: { ...same([4, 0]), takes: [3, 0.3] },
  into: same([4, 0]),
  as: same([4, 0.2]),
  for: { gives: [4, 0], takes: [0, 3], spends: [3, 0], wants: [0.3, 1.2], none: [2.5, 0.3] },
  from: same([0, 4]),
  out: same([0, 4]),
  back: { ...same([3, 0.3]) },
  with: { gives: [0.5, 0.8], takes: [0, 3], spends: [0, 3], wants: [0, 2], none: [0.2, 2] },
  on: { gives: [4, 1.2], takes: [1.5, 1.5], spends: [4, 0], wants: [2, 1], none: [3, 1] },
  in: { gives: [2.5, 0.4], takes: [1, 1], spends: [0.5, 0.8], wants: [1, 0.8], none: [2, 0.6] },
  at: same([3, 1]),
  of: { gives: [0, 2.5], takes: [2, 0.1], spends: [0, 2], wants: [1, 0.5], none: [0.3, 1] },
  bare: { gives: [0, 1], takes: [1, 0], spends: [0, 1.5], wants: [0.5, 0.3], none: [0.2, 0.6] },
};

/** Cost of an argument as input and as output. */
export function sideCosts({ arg, verb }: SpanArg): Costs {
  const orientation = orientationOf(verb);
  if (arg.pair) return (arg.pair === 'base') === (orientation === 'takes') ? [4, 0] : [0, 4];
  if (arg.prep === 'with' && verb !== undefined && /^(?:replace|substitute)$/.test(verb.base)) return [3, 0];
  if (arg.prep === 'for' && verb === undefined && arg.quantity?.kind === 'usd') return [0.1, 2];
  return (COSTS[arg.prep ?? 'bare'] ?? COSTS['bare'] ?? same([0, 0]))[orientation];
}
