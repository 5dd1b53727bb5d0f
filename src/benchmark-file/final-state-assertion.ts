import type { Address } from '../domain';

/** An account by the name that the file declares, or the associated token account of one for a mint. */
export type AccountRef =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'associated'; readonly owner: string; readonly mint: Address };

/** What a number must be; each bound that is there must hold. */
export interface StateBounds {
  readonly equal?: bigint;
  readonly least?: bigint;
  readonly most?: bigint;
  readonly isNotZero?: boolean;
}

/** In what an assertion's numbers count. */
export type StateUnit = 'lamports' | 'raw' | 'micro_usd' | 'bps' | 'pools';

/** Every assertion type that a file may use, and what its bounds count. */
export const ASSERTION_TYPES = {
  /** Lamports of an account. */
  SolBalance: 'lamports',
  /** The same against the initial state. */
  SolBalanceChange: 'lamports',
  /** Raw units of a token account; 0 where there is none. */
  TokenAccountBalance: 'raw',
  /** The same against the initial state. */
  TokenAccountBalanceChange: 'raw',
  /** All that a wallet holds and has lent, at the ledger's prices. */
  TotalPortfolioValue: 'micro_usd',
  /** The part of that value which is in dollar tokens, lent or not. */
  LiquidityRatio: 'bps',
  /** Lending vaults that the wallet has a share of. */
  MultiPoolDiversification: 'pools',
  /** Lamports that the wallet keeps. */
  CapitalReserve: 'lamports',
} as const satisfies Readonly<Record<string, StateUnit>>;
export type AssertionType = keyof typeof ASSERTION_TYPES;

/** What must hold on the ledger when a run is over. */
export interface FinalStateAssertion {
  readonly type: AssertionType;
  readonly account: AccountRef;
  readonly bounds: StateBounds;
  readonly weight: number;
  /** Must it hold for the run to succeed? Absent: only where the file names no least score. */
  readonly required?: boolean;
}
