import type { Address } from '../money';

export interface TokenBalance {
  readonly mint: Address;
  /** Empty for a token that reev does not know by name. */
  readonly symbol: string;
  readonly decimals: number;
  /** Raw units. */
  readonly balance: bigint;
  /** The balance in whole tokens, such as "12.5". */
  readonly formattedAmount: string;
}

/** What was known of a wallet when a plan was made. */
export interface WalletContext {
  readonly owner: Address;
  /** Lamports. */
  readonly solBalance: bigint;
  readonly tokenBalances: readonly TokenBalance[];
  /** US dollars per whole token, for tokens that have a price. */
  readonly tokenPrices: ReadonlyMap<Address, number>;
  readonly totalValueUsd: number;
  /** RFC 3339. */
  readonly resolvedAt: string;
  readonly resolutionMs: number;
}
