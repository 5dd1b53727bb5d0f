import { type Address, KNOWN_MINTS, MAX_U64, SOL, rawFromDecimal } from '../domain';

/** What a wallet gets on first sight. */
export interface Endowment {
  readonly lamports: bigint;
  readonly tokens: readonly { readonly mint: Address; readonly raw: bigint }[];
}

const PART = /^([\d.]+)\s+([A-Za-z]+)$/;

/**
 * Reads an endowment such as `5 SOL, 1000 USDC`.
 * @throws {Error} naming the part that cannot be read
 */
export function parseEndowment(text: string): Endowment {
  const parts = text.trim().toLowerCase() === 'none' ? [] : text.split(',').map(parsePart);
  const lamports = parts
    .filter((part) => part.mint === SOL.address)
    .reduce((total, part) => total + part.raw, 0n);
  return { lamports, tokens: parts.filter((part) => part.mint !== SOL.address) };
}

function parsePart(part: string): { mint: Address; raw: bigint } {
  const [, amount = '', symbol = ''] = PART.exec(part.trim()) ?? [];
  const mint = KNOWN_MINTS.find((known) => known.symbol.toLowerCase() === symbol.toLowerCase());
  const raw = mint && rawFromDecimal(amount, mint.decimals);
  if (mint === undefined || raw === undefined || raw > MAX_U64) {
    const symbols = KNOWN_MINTS.map((known) => known.symbol).join(', ');
    throw new Error(
      `The configuration is not valid:\n  REEV_SANDBOX_ENDOWMENT "${part.trim()}" must be an amount and one of ${symbols}`,
    );
  }
  return { mint: mint.address, raw };
}
