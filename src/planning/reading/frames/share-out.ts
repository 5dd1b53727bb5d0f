import type { Ratio } from '../../../domain';
import { plus, ratio, times } from '../text/ratio-arithmetic';
import type { Quantity } from '../tags/quantity';
import type { MarkPurse } from './spend-marks';

/**
 * The amounts of several takers of one amount: each the same, even parts, or the parts that were said.
 * @param parts what is said of each taker
 * @returns `undefined` where it is not said how to share
 */
export function shareOut(
  whole: Quantity | undefined,
  parts: readonly (Quantity | undefined)[],
  purse: MarkPurse,
): readonly (Quantity | undefined)[] | undefined {
  if (parts.every((part) => part?.kind === 'share'))
    return bySaidParts(
      whole,
      parts.map((part) => part.value),
      purse,
    );
  if (parts.some((part) => part !== undefined)) return undefined;
  const ratio = purse.ratioOf(parts.length);
  if (ratio) return bySaidParts(whole, ratio, purse);
  const isEach = purse.spend('each');
  const isEven = purse.spend('evenly');
  const isSplit = purse.spend('split');
  const isTotal = purse.spend('total');
  if (isEach && isSplit && !isEven) return undefined;
  const shared = whole ?? (isSplit ? ({ kind: 'all' } as const) : undefined);
  if (isEven || isSplit || isTotal) return isEach && isTotal ? undefined : evenParts(shared, parts.length);
  if (!isEach || whole?.kind !== 'number') return undefined;
  return parts.map(() => whole);
}

function bySaidParts(
  whole: Quantity | undefined,
  shares: readonly Ratio[],
  purse: MarkPurse,
): readonly Quantity[] | undefined {
  purse.spend('split');
  const sum = shares.reduce((total, share) => plus(total, share), ratio(0n));
  if (sum.numerator > sum.denominator) return undefined;
  const parts = shares.map((share) => partOf(whole, share));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function evenParts(whole: Quantity | undefined, count: number): readonly Quantity[] | undefined {
  const parts = Array.from({ length: count }, () => partOf(whole ?? undefined, ratio(1n, BigInt(count))));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function partOf(whole: Quantity | undefined, share: Ratio): Quantity | undefined {
  switch (whole?.kind) {
    case 'number':
    case 'lamports':
    case 'usd':
    case 'share':
      return { kind: whole.kind, value: times(whole.value, share) };
    case 'all':
      return { kind: 'share', value: share };
    default:
      return undefined;
  }
}
