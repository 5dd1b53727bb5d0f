export interface Holding {
  readonly mint: string;
  readonly raw: bigint;
}

/** What a token of a wallet would be, or was, before and after. */
export interface Movement {
  readonly mint: string;
  readonly before: bigint;
  readonly delta: bigint;
}

/** The tokens that changes touch, with what there was of each. */
export function movements(
  holdings: readonly Holding[],
  changes: readonly { readonly mint: string; readonly delta: string }[],
): readonly Movement[] {
  const deltas = new Map<string, bigint>();
  for (const { mint, delta } of changes) deltas.set(mint, (deltas.get(mint) ?? 0n) + BigInt(delta));
  return [...deltas]
    .filter(([, delta]) => delta !== 0n)
    .map(([mint, delta]) => ({
      mint,
      delta,
      before: holdings.find((held) => held.mint === mint)?.raw ?? 0n,
    }));
}
