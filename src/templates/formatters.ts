import {
  type Address,
  SOL,
  type WalletContext,
  decimalFromRaw,
  findMint,
  rawFromDecimal,
  symbolOf,
} from '../domain';

/** Digits after the point of a dollar price, as it is reckoned with. */
const PRICE_DIGITS = 12;
const CENT_DIGITS = 2;

/** What templates may call, each with one or more arguments. All arithmetic is of whole numbers. */
export const FORMATTERS: Readonly<Record<string, Formatter>> = {
  /** `tokens raw mint`: "1.5 USDC". */
  tokens: { arity: 2, format: ([raw, mint]) => tokens(raw as bigint, mint as Address) },
  /** `percent bps`: "12.5 %". */
  percent: { arity: 1, format: ([bps]) => `${decimalFromRaw(BigInt(bps as number), 2)} %` },
  /** `dollars text`: "$20.5". */
  dollars: { arity: 1, format: ([value]) => `$${value as string}` },
  /** `cents number`: "$1750.00". */
  cents: { arity: 1, format: ([cents]) => centsText(cents as bigint) },
  /** `symbol mint`: "USDC"; the address of a token without a name. */
  symbol: { arity: 1, format: ([mint]) => symbolOf(mint as Address) },
  /** `price mint`: "$150.00", or "unknown". */
  price: { arity: 1, format: ([mint], wallet) => priceText(mint as Address, wallet) },
  /** `balance mint`: "5 SOL", of the wallet that the text is about. */
  balance: { arity: 1, format: ([mint], wallet) => balanceText(mint as Address, wallet) },
  /** `value mint`: what the wallet's balance is worth, "$750.00", or "unknown". */
  value: { arity: 1, format: ([mint], wallet) => valueText(mint as Address, wallet) },
};

export interface Formatter {
  /** How many arguments it takes. */
  readonly arity: number;
  /** Plain text of its arguments; never compiled again. */
  readonly format: (args: readonly unknown[], wallet: WalletContext) => string;
}

/** Worth of raw units at a price, in cents, half a cent rounded up; `undefined` without a price. */
export function centsOf(mint: Address, raw: bigint, wallet: WalletContext): bigint | undefined {
  const price = wallet.tokenPrices.get(mint);
  const scaled = price === undefined ? undefined : rawFromDecimal(price.toFixed(PRICE_DIGITS), PRICE_DIGITS);
  if (scaled === undefined) return undefined;
  const divisor = 10n ** BigInt(decimalsOf(mint, wallet) + PRICE_DIGITS - CENT_DIGITS);
  return (raw * scaled * 2n + divisor) / (divisor * 2n);
}

/** Raw units that the wallet holds. */
export function heldBy(wallet: WalletContext, mint: Address): bigint {
  if (mint === SOL.address) return wallet.solBalance;
  return wallet.tokenBalances.find((token) => token.mint === mint)?.balance ?? 0n;
}

function decimalsOf(mint: Address, wallet: WalletContext): number {
  return findMint(mint)?.decimals ?? wallet.tokenBalances.find((token) => token.mint === mint)?.decimals ?? 0;
}

function tokens(raw: bigint, mint: Address): string {
  return `${decimalFromRaw(raw, findMint(mint)?.decimals ?? 0)} ${symbolOf(mint)}`;
}

function balanceText(mint: Address, wallet: WalletContext): string {
  return `${decimalFromRaw(heldBy(wallet, mint), decimalsOf(mint, wallet))} ${symbolOf(mint)}`;
}

function priceText(mint: Address, wallet: WalletContext): string {
  const price = wallet.tokenPrices.get(mint);
  const scaled = price === undefined ? undefined : rawFromDecimal(price.toFixed(PRICE_DIGITS), PRICE_DIGITS);
  return scaled === undefined ? 'unknown' : `$${padded(decimalFromRaw(scaled, PRICE_DIGITS))}`;
}

function valueText(mint: Address, wallet: WalletContext): string {
  const cents = centsOf(mint, heldBy(wallet, mint), wallet);
  return cents === undefined ? 'unknown' : centsText(cents);
}

function centsText(cents: bigint): string {
  return `$${padded(decimalFromRaw(cents, CENT_DIGITS))}`;
}

/** At least two digits after the point. */
function padded(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole}.${fraction.padEnd(CENT_DIGITS, '0')}`;
}
