import type { Address } from './address';
import { decimalFromRaw } from './decimal';
import { findMint } from './mint';

/** An amount for a person, exact as money should be: `1.5 USDC`, or `150 units of <mint>` of a token without a name. */
export function amountText(mint: Address, raw: bigint): string {
  const known = findMint(mint);
  return known ? `${decimalFromRaw(raw, known.decimals)} ${known.symbol}` : `${raw} units of ${mint}`;
}
