/** The prime of curve25519. */
const P = (1n << 255n) - 19n;
/** The `d` of the Edwards curve: -121665/121666. */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/**
 * Do these 32 bytes encode a point of the ed25519 curve, as a public key does? A derived address must not.
 *
 * The point exists when (y² - 1) / (dy² + 1) is a square, which the Jacobi symbol of the product tells an order of
 * magnitude sooner than taking the root.
 */
export function isOnCurve(bytes: Uint8Array): boolean {
  const hex = Buffer.from(bytes).reverse().toString('hex');
  const encoded = BigInt(`0x${hex}`);
  const y = BigInt.asUintN(255, encoded);
  const square = (y * y) % P;
  const [u, v] = [(square - 1n + P) % P, (D * square + 1n) % P];
  const isSignSet = encoded >> 255n === 1n;
  return u === 0n ? !isSignSet : jacobiSymbol((u * v) % P) === 1;
}

/** Of `a` over P: 1 for a square, -1 for none. */
function jacobiSymbol(a: bigint): number {
  let [upper, lower, symbol] = [a, P, 1];
  while (upper !== 0n) {
    while ((upper & 1n) === 0n) {
      upper >>= 1n;
      const rest = lower & 7n;
      if (rest === 3n || rest === 5n) symbol = -symbol;
    }
    [upper, lower] = [lower, upper];
    if ((upper & 3n) === 3n && (lower & 3n) === 3n) symbol = -symbol;
    upper %= lower;
  }
  return lower === 1n ? symbol : 0;
}
