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
  SolTransfer<A> | SplTransfer<A> | Swap<A> | LendByAssets<A> | LendByShares<A>;

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

export interface LendByAssets<A = Amount> {
  readonly tool: 'jupiter_lend_earn_deposit' | 'jupiter_lend_earn_withdraw';
  readonly assetMint: Address;
  /** Raw units of the asset. */
  readonly amount: A;
}

export interface LendByShares<A = Amount> {
  readonly tool: 'jupiter_lend_earn_mint' | 'jupiter_lend_earn_redeem';
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

const QUERY_TOOLS: ReadonlySet<string> = new Set<QueryTool>([
  'get_account_balance',
  'get_jupiter_lend_earn_position',
  'get_jupiter_lend_earn_tokens',
]);

/** Does this call only read? */
export function isQuery(call: ToolCall<unknown>): call is QueryCall {
  return isQueryTool(call.tool);
}

/** Does this tool only read? Steps of such tools have no attempts. */
export function isQueryTool(tool: string): tool is QueryTool {
  return QUERY_TOOLS.has(tool);
}
