import type { Address, Amount } from '../money';

/** Whether a swap's amount is of the input (`ExactIn`) or of the output (`ExactOut`) token. */
export type SwapMode = 'ExactIn' | 'ExactOut';

/**
 * One tool with its arguments, the intended effect of a step. `A` is the form of the amounts: `Amount` in a
 * plan, `bigint` raw units once resolved for an attempt.
 */
export type ToolCall<A = Amount> = ActionCall<A> | QueryCall;

/** A tool call that moves money: it becomes instructions in a transaction. */
export type ActionCall<A = Amount> =
  | SolTransfer<A>
  | SplTransfer<A>
  | Swap<A>
  | LendByAssets<A, 'jupiter_lend_earn_deposit'>
  | LendByAssets<A, 'jupiter_lend_earn_withdraw'>
  | LendByShares<A, 'jupiter_lend_earn_mint'>
  | LendByShares<A, 'jupiter_lend_earn_redeem'>;

/** A tool call that only reads: its answer is a report. */
export type QueryCall =
  | { readonly tool: 'get_account_balance'; readonly mint?: Address }
  | { readonly tool: 'get_jupiter_lend_earn_position' }
  | { readonly tool: 'get_jupiter_lend_earn_tokens' };

export interface SolTransfer<A = Amount> {
  readonly tool: 'sol_transfer';
  readonly recipient: Address;
  /** Lamports. */
  readonly amount: A;
}

export interface SplTransfer<A = Amount> {
  readonly tool: 'spl_transfer';
  readonly recipient: Address;
  readonly mint: Address;
  readonly amount: A;
}

export interface Swap<A = Amount> {
  readonly tool: 'jupiter_swap';
  readonly inputMint: Address;
  readonly outputMint: Address;
  /** Of the input token when `ExactIn`, of the output token when `ExactOut`. */
  readonly amount: A;
  readonly swapMode: SwapMode;
  /** Tolerated loss against the quote, in basis points; absent: the request's or the default. */
  readonly slippageBps?: number;
}

type ByAssets = 'jupiter_lend_earn_deposit' | 'jupiter_lend_earn_withdraw';
type ByShares = 'jupiter_lend_earn_mint' | 'jupiter_lend_earn_redeem';

/** The tools of lending. */
export type LendTool = ByAssets | ByShares;

export interface LendByAssets<A = Amount, T extends ByAssets = ByAssets> {
  readonly tool: T;
  readonly assetMint: Address;
  /** Raw units of the asset. */
  readonly amount: A;
}

export interface LendByShares<A = Amount, T extends ByShares = ByShares> {
  readonly tool: T;
  /** The underlying token, not the share token. */
  readonly assetMint: Address;
  /** Raw units of the share token. */
  readonly shares: A;
}

export type ToolName = ToolCall['tool'];
export type ActionTool = ActionCall['tool'];
export type QueryTool = QueryCall['tool'];

/** A tool call whose amounts are known in raw units. */
export type ResolvedAction = ActionCall<bigint>;

type CallsByTool<A> = { readonly [C in ToolCall<A> as C['tool']]: C };

/** The calls of one tool, or of several. */
export type CallOf<T extends ToolName, A = Amount> = {
  readonly [K in T]: CallsByTool<A>[K] & { readonly tool: K };
}[T];
