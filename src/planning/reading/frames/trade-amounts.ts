import { isAmountOnly } from './slot';
import type { SpanArg } from './span';
import { orientationOf } from './trade-sides';

/** Arguments with the amounts that stand apart given to one of them each. */
export interface Attached {
  readonly args: readonly SpanArg[];
  readonly cost: number;
}

const MOST = 6;

/** "JUP -> USDT, amount 33", "outta jup, every last one": every way to give loose amounts to tokens that have none. */
export function attachAmounts(args: readonly SpanArg[]): Attached[] {
  const loose = args.filter(({ arg }) => isAmountOnly(arg));
  let ways: Attached[] = [{ args: args.filter(({ arg }) => !isAmountOnly(arg)), cost: 0 }];
  for (const amount of loose) {
    ways = ways.flatMap((way) => attach(way, amount)).sort((a, b) => a.cost - b.cost);
    ways.length = Math.min(ways.length, MOST);
  }
  return ways;
}

function attach({ args, cost }: Attached, amount: SpanArg): Attached[] {
  const isLevel = amount.arg.prep === 'to' && amount.arg.quantity?.kind === 'number';
  if (isLevel) return [];
  return args.flatMap((one, index) => {
    const { quantity, address, unknown } = one.arg;
    if (
      (quantity !== undefined &&
        quantity.kind !== 'vague' &&
        !(quantity.kind === 'all' && amount.arg.quantity?.kind === 'all')) ||
      address !== undefined ||
      unknown !== undefined
    )
      return [];
    const arg = { ...one.arg, ...(amount.arg.quantity && { quantity: amount.arg.quantity }) };
    const moved = args.map((other, place) => (place === index ? { ...one, arg } : other));
    return [{ args: moved, cost: cost + costOf(amount, one, args) }];
  });
}

/** Near is likely; shares and "all" are of what is given; a keyed amount is of the side that the verb is about. */
function costOf(amount: SpanArg, one: SpanArg, all: readonly SpanArg[]): number {
  const orientation = orientationOf(amount.verb ?? one.verb);
  const isOutput =
    one.arg.prep === 'to' || one.arg.prep === 'into' || one.arg.pair === 'quote' || isSecondBare(one, all);
  const isInput = one.arg.prep === 'from' || one.arg.prep === 'with';
  const { quantity } = amount.arg;
  const isPart = quantity?.kind === 'share' || quantity?.kind === 'all';
  const isRightBefore = all.filter(({ at }) => at < amount.at).length === all.indexOf(one);
  const isOneOfMany = all.filter(({ arg }) => arg.prep === 'to' || arg.prep === 'into').length > 1;
  if (isPart && isOutput && isRightBefore && isOneOfMany) return 0.3;
  if (isPart) return isOutput || (orientation === 'takes' && !isInput) ? 3 : 0.1;
  if (amount.arg.isKeyed || one.arg.pair) {
    const isMeant = orientation === 'takes' ? !isInput && one.arg.pair !== 'quote' : !isOutput;
    return isMeant ? 0 : 2;
  }
  const isLast = all.every(({ at }) => at < amount.at);
  if (isLast && (one.arg.prep === 'to' || isSecondBare(one, all)) && orientation !== 'takes') return 1.2;
  const gap = all.filter(({ at }) => at < amount.at).length - all.indexOf(one) - 1;
  return gap >= 0 ? 0.1 + 0.2 * gap : 0.3 - 0.5 * gap;
}

function isSecondBare(one: SpanArg, all: readonly SpanArg[]): boolean {
  const bare = all.filter(
    ({ arg }) => arg.prep === undefined && arg.pair === undefined && arg.token !== undefined,
  );
  return bare.length === 2 && bare[1] === one;
}
