import type { ActionTool, Address, CallOf, QueryTool } from '../domain';
import type { CoSigner, Instruction } from '../ledger';

/** What an adapter is asked to turn into instructions. */
export interface BuildRequest<T extends ActionTool = ActionTool> {
  readonly wallet: Address;
  /** With its amount in raw units. */
  readonly action: CallOf<T, bigint>;
  /** Tolerated loss against the quote, in basis points. */
  readonly slippageBps: number;
  /** Where; absent: the adapter takes the venue with the best quote. */
  readonly venue?: string;
}

/** What a venue offers at this moment. */
export interface Quote {
  readonly venue: string;
  readonly inputMint: Address;
  readonly outputMint: Address;
  /** Raw units that the wallet gives. */
  readonly inAmount: bigint;
  /** Raw units that come out. */
  readonly outAmount: bigint;
  /** How far the trade moves the price against the wallet, in basis points; absent where it has no meaning. */
  readonly priceImpactBps?: number;
  /** Is it certain that this comes out when the transaction lands? Otherwise it may slip. */
  readonly isFirm?: boolean;
  /** The way through, for people: pool names or the maker. */
  readonly route: readonly string[];
}

/**
 * Instructions for one step. The adapter is not trusted with the bounds: guards are derived from the action, the quote
 * and the program allow-list by whoever executes, and the simulated effect is held against them.
 */
export interface BuiltAction {
  readonly venue: string;
  readonly instructions: readonly Instruction[];
  readonly coSigners: readonly CoSigner[];
  /** For swaps and lending; a transfer has none. */
  readonly quote?: Quote;
}

/** Turns steps of its tools `T` into instructions. */
export abstract class ProtocolAdapter<T extends ActionTool = ActionTool> {
  /** Names of the places where the action can be done, best known first. */
  abstract venues(action: CallOf<T, bigint>): Promise<readonly string[]>;

  /**
   * What each venue (or only `request.venue`) offers, best first; empty when none serves the pair.
   */
  abstract quotes(request: BuildRequest<T>): Promise<readonly Quote[]>;

  /**
   * @throws {ProtocolError} `no_route`, `insufficient_liquidity`, `venue_unavailable` …
   */
  abstract build(request: BuildRequest<T>): Promise<BuiltAction>;

  /** The programs that a transaction of this call may use, at any depth. */
  abstract allowedPrograms(call: CallOf<T, unknown>): readonly Address[];
}

/** Answers its read-only tools `T`. */
export abstract class QueryAdapter<T extends QueryTool = QueryTool> {
  /** A report of plain values: strings, bigints for raw amounts, numbers for rates, arrays, objects. */
  abstract query(wallet: Address, call: CallOf<T>): Promise<unknown>;
}
