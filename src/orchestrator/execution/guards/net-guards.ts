import type { Address, AssetBound, Guards } from '../../../domain';

/**
 * The bounds of steps that land together. What one step gives and another takes cancels out: of the wallet's holding of a
 * token there remains either what may leave it, or what must arrive, at worst.
 */
export function netGuards(guards: readonly Guards[], wallet: Address): Guards {
  const [only] = guards;
  if (only !== undefined && guards.length === 1) return only;
  const own = new Map<Address, bigint>();
  const others: AssetBound[] = [];
  for (const { maxDebit, minCredit } of guards) {
    for (const { mint, raw } of maxDebit) own.set(mint, (own.get(mint) ?? 0n) - raw);
    for (const bound of minCredit) {
      const { mint, raw, owner = wallet } = bound;
      if (owner === wallet) own.set(mint, (own.get(mint) ?? 0n) + raw);
      else others.push(bound);
    }
  }
  const net = [...own].map(([mint, raw]) => ({ mint, raw }));
  return {
    maxDebit: net.flatMap(({ mint, raw }) => (raw < 0n ? [{ mint, raw: -raw }] : [])),
    minCredit: [...net.filter(({ raw }) => raw > 0n), ...summed(others)],
    programs: [...new Set(guards.flatMap(({ programs }) => programs))],
    maxOverhead: guards.reduce((total, { maxOverhead }) => total + maxOverhead, 0n),
  };
}

/** One bound for each owner and token. */
function summed(bounds: readonly AssetBound[]): AssetBound[] {
  const sums = new Map<string, AssetBound>();
  for (const bound of bounds) {
    const key = `${bound.owner} ${bound.mint}`;
    const raw = (sums.get(key)?.raw ?? 0n) + bound.raw;
    sums.set(key, { ...bound, raw });
  }
  return [...sums.values()];
}
