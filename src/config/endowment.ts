import { type Address, KNOWN_MINTS, MAX_U64, SOL, rawFromDecimal } from '../domain';
import { EnvironmentError } from './environment-error';

/** What a wallet gets on first sight. */
export interface Endowment {
  readonly lamports: bigint;
  /** At most one entry a mint. */
  readonly tokens: readonly { readonly mint: Address; readonly raw: bigint }[];
}

const PART = /^([\d.]+)\s*([A-Za-z]+)$/;

/**
 * Reads an endowment such as `5 SOL, 1000 USDC`, or `none`.
 * @throws {EnvironmentError} quoting the part that cannot be read
 */
export function parseEndowment(text: string): Endowment {
  const totals = new Map<Address, bigint>();
  for (const part of text.trim().toLowerCase() === 'none' ? [] : text.split(',')) {
    const { mint, raw } = parsePart(part.trim());
    if (totals.has(mint)) throw invalid(part.trim(), 'must name each token once');
    totals.set(mint, raw);
  }
  const lamports = totals.get(SOL.address) ?? 0n;
  totals.delete(SOL.address);
  return { lamports, tokens: [...totals].map(([mint, raw]) => ({ mint, raw })) };
}

function parsePart(part: string): { mint: Address; raw: bigint } {
  const [, amount = '', symbol = ''] = PART.exec(part) ?? [];
  const mint = KNOWN_MINTS.find((known) => known.symbol.toLowerCase() === symbol.toLowerCase());
  if (mint === undefined) {
    const symbols = KNOWN_MINTS.map((known) => known.symbol).join(', ');
    throw invalid(part, `must be none, or amounts such as "5 SOL, 1000 USDC" of ${symbols}`);
  }
  const raw = rawFromDecimal(amount, mint.decimals);
  if (raw === undefined || raw > MAX_U64) {
    throw invalid(part, `must name amounts of at most ${mint.decimals} decimals that fit 64 bits`);
  }
  return { mint: mint.address, raw };
}

function invalid(part: string, allowed: string): EnvironmentError {
  return new EnvironmentError([{ name: 'REEV_SANDBOX_ENDOWMENT', value: part, allowed }]);
}
