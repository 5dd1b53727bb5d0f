import type { FaultKind } from '../flow/fault';
import type { Address, Amount } from '../money';
import type { ActionCall, ActionTool, CallOf, QueryTool, ToolName } from './tool-call';

/** What an action moves. Whatever bounds, funds or shows a step follows from this, never from what an adapter says. */
export interface Sides<A = Amount> {
  /** The token that leaves the wallet. */
  readonly given: Address;
  /** The token that comes out. */
  readonly got: Address;
  /** The side that the amount counts; the venue quotes the other. `both`: the same comes out as goes in. */
  readonly named: 'given' | 'got' | 'both';
  readonly amount: A;
  /** Who gets it; absent: the wallet. */
  readonly recipient?: Address;
  /** Tolerated loss against the quote that the call names, in basis points; absent: the request's or the default. */
  readonly slippageBps?: number;
}

/** How much a venue trades for how much, in the form of the call's amounts. */
export interface Traded<A> {
  readonly given: A;
  readonly got: A;
}

/** Another tool with the same effect. */
export interface Equivalent<T extends ActionTool> {
  readonly tool: ActionTool;
  /** @param traded what `call` gives and gets now */
  readonly of: <A>(call: CallOf<T, unknown>, traded: Traded<A>) => ActionCall<A>;
}

/** `none`: it only reads. `market`: what comes out depends on a price. `final`: nobody can take it back. */
export type Risk = 'none' | 'market' | 'final';

/** What is known of every tool. */
export interface CommonDefinition<T extends ToolName, Action extends string = string> {
  readonly name: T;
  readonly risk: Risk;
  /** What older files and logs call it. */
  readonly aliases: readonly string[];
  /** What it does, in a word or two. */
  readonly label: string;
  /** Names the template: the protocol's own, or that of the action where the protocol has none. */
  readonly template: { readonly action: Action; readonly protocol?: string };
  /** One line for a person, the amount in words: "Swap 1 SOL to USDC". */
  readonly describe: (call: CallOf<T>, amount: string) => string;
  /** A sentence that the reader reads back as the same call: "swap 1 SOL to USDC". */
  readonly say: (call: CallOf<T>, amount: string) => string;
  /** The tokens that the call itself names. */
  readonly mentions: (call: CallOf<T, unknown>) => readonly Address[];
  /** Usual duration on a live network, confirmation included, in seconds. */
  readonly seconds: number;
}

/** All that reev knows of a tool that moves money. */
export interface ActionDefinition<T extends ActionTool> extends CommonDefinition<T> {
  readonly risk: Exclude<Risk, 'none'>;
  readonly sides: <A>(call: CallOf<T, A>) => Sides<A>;
  /** The same call with another amount, or with its amount in another form. */
  readonly withAmount: <A>(call: CallOf<T, unknown>, amount: A) => CallOf<T, A>;
  /** What a part, or all, is counted from: the wallet's balance, or what it has lent. */
  readonly measuredBy: 'balance' | 'position';
  /** Faults of the sandbox that its steps can meet. */
  readonly faults: readonly FaultKind[];
  /** The call that gives back `raw` units of what this one brought; `undefined`: nothing can. */
  readonly inverse: ((call: CallOf<T, unknown>, raw: bigint) => ActionCall) | undefined;
  readonly equivalent: Equivalent<T> | undefined;
}

/** All that reev knows of a tool that only reads. */
export interface QueryDefinition<T extends QueryTool> extends CommonDefinition<T> {
  readonly risk: 'none';
}

/** All that reev knows of a tool. */
export type ToolDefinition<T extends ToolName> = T extends ActionTool
  ? ActionDefinition<T>
  : T extends QueryTool
    ? QueryDefinition<T>
    : never;
