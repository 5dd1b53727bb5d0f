import { decimalFromRaw, findMint, parseAddress, rawFromDecimal } from './domain';

/** A token as people write it: its symbol, or the beginning of its address. */
export function tokenName(mint: string): string {
  return mintOf(mint)?.symbol ?? `${mint.slice(0, 4)}…${mint.slice(-4)}`;
}

/** The figure of an amount, exact, with thousands set apart: `1,000.5`; raw units of a token without a name. */
export function figure(mint: string, raw: bigint): string {
  const known = mintOf(mint);
  const text = known === undefined ? String(abs(raw)) : decimalFromRaw(abs(raw), known.decimals);
  const [whole = '', part] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${raw < 0n ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

/** An amount with its token: `1,000.5 USDC`. */
export function amount(mint: string, raw: bigint | string): string {
  return `${figure(mint, BigInt(raw))} ${tokenName(mint)}`;
}

/** The same with its sign: `+149.6 USDC`, `−1 SOL`. */
export function change(mint: string, raw: bigint): string {
  return `${raw > 0n ? '+' : ''}${figure(mint, raw)} ${tokenName(mint)}`;
}

/** Raw units of an amount that somebody typed; `undefined`: it is none, or finer than the token. */
export function rawOf(mint: string, text: string): bigint | undefined {
  const decimal = text.trim().replace(',', '.');
  return rawFromDecimal(decimal, mintOf(mint)?.decimals ?? 0);
}

/** Digits after the point of a token. */
export function decimalsOf(mint: string): number {
  return mintOf(mint)?.decimals ?? 0;
}

function mintOf(mint: string) {
  const address = parseAddress(mint);
  return address === undefined ? undefined : findMint(address);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
