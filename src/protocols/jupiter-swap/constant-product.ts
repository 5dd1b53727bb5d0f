/**
 * The exchange program's arithmetic, unit for unit. A pool keeps `x * y`; its fee, in basis points, is taken from the
 * input and stays in the pool. All amounts are raw units, at most 2^64 - 1.
 */

const BPS = 10_000n;
const U64_MAX = (1n << 64n) - 1n;

/**
 * What a pool gives for an input, rounded down.
 *
 * @returns undefined where the program would refuse: no input, an empty reserve, a fee of everything, an output of
 *   nothing, a sum past a u64
 */
export function quoteExactIn(
  reserveIn: bigint,
  reserveOut: bigint,
  feeBps: bigint,
  amountIn: bigint,
): bigint | undefined {
  if (amountIn <= 0n || reserveIn <= 0n || reserveOut <= 0n || feeBps >= BPS) return undefined;
  if (reserveIn + amountIn > U64_MAX) return undefined;
  const net = (amountIn * (BPS - feeBps)) / BPS;
  const out = (reserveOut * net) / (reserveIn + net);
  return out > 0n ? out : undefined;
}

/**
 * The least input for which a pool gives `amountOut`.
 *
 * @returns undefined where the program would refuse: nothing asked, more asked than the reserve can give, a fee of everything,
 *   an input or a sum past a u64
 */
export function quoteExactOut(
  reserveIn: bigint,
  reserveOut: bigint,
  feeBps: bigint,
  amountOut: bigint,
): bigint | undefined {
  if (amountOut <= 0n || amountOut >= reserveOut || reserveIn <= 0n || feeBps >= BPS) return undefined;
  const net = divideUp(reserveIn * amountOut, reserveOut - amountOut);
  const amountIn = divideUp(net * BPS, BPS - feeBps);
  return reserveIn + amountIn <= U64_MAX ? amountIn : undefined;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
