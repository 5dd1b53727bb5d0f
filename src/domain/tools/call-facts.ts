import type { Address } from '../money';
import type { ActionCall, ActionTool, CallOf, QueryCall, QueryTool, ToolCall, ToolName } from './tool-call';
import type { Risk, Sides, Traded } from './tool-definition';
import { ACTIONS, DEFINITIONS, isToolName } from './tools';

/** Does this call only read? */
export function isQuery(call: ToolCall<unknown>): call is QueryCall {
  return isQueryTool(call.tool);
}

/** Does this tool only read? Steps of such tools have no attempts. */
export function isQueryTool(tool: string): tool is QueryTool {
  return riskOf(tool) === 'none';
}

/** What a step of this tool risks; `undefined` when there is no such tool. */
export function riskOf(tool: string): Risk | undefined {
  return isToolName(tool) ? DEFINITIONS[tool].risk : undefined;
}

/** What an action moves. */
export function sidesOf<A>(call: ActionCall<A>): Sides<A> {
  return sidesBy<ActionTool, A>(call);
}

function sidesBy<T extends ActionTool, A>(call: CallOf<T, A>): Sides<A> {
  const tool: T = call.tool;
  return ACTIONS[tool].sides(call);
}

/** How much a call moves; `undefined` for a query. */
export function amountOf<A>(call: ActionCall<A>): A;
export function amountOf<A>(call: ToolCall<A>): A | undefined;
export function amountOf<A>(call: ToolCall<A>): A | undefined {
  return isQuery(call) ? undefined : sidesOf(call).amount;
}

/** The token that a call's amount counts; `undefined` for a query. */
export function countedMint(call: ActionCall<unknown>): Address;
export function countedMint(call: ToolCall<unknown>): Address | undefined;
export function countedMint(call: ToolCall<unknown>): Address | undefined {
  if (isQuery(call)) return undefined;
  const { given, got, named } = sidesOf(call);
  return named === 'got' ? got : given;
}

/** Who gets what a call moves, where that is not the wallet. */
export function recipientOf(call: ToolCall<unknown>): Address | undefined {
  return isQuery(call) ? undefined : sidesOf(call).recipient;
}

/** The token that a call leaves in the wallet for later steps; `undefined` when it leaves none. */
export function outputMintOf(call: ToolCall<unknown>): Address | undefined {
  if (isQuery(call)) return undefined;
  const { given, got } = sidesOf(call);
  return got === given ? undefined : got;
}

/** The tokens that a call names. */
export function mintsOf(call: ToolCall<unknown>): readonly Address[] {
  return mintsBy<ToolName>(call);
}

function mintsBy<T extends ToolName>(call: CallOf<T, unknown>): readonly Address[] {
  const tool: T = call.tool;
  return DEFINITIONS[tool].mentions(call);
}

/** The same call with another amount, or with its amount in another form. */
export function withAmount<A>(call: ActionCall<unknown>, amount: A): ActionCall<A> {
  return withAmountBy<ActionTool, A>(call, amount);
}

function withAmountBy<T extends ActionTool, A>(call: CallOf<T, unknown>, amount: A): CallOf<T, A> {
  const tool: T = call.tool;
  return ACTIONS[tool].withAmount(call, amount);
}

/** One line for a person: "Swap 1 SOL to USDC". @param amount of the call, in words */
export function describeCall(call: ToolCall, amount: string): string {
  return describeBy<ToolName>(call, amount);
}

function describeBy<T extends ToolName>(call: CallOf<T>, amount: string): string {
  const tool: T = call.tool;
  return DEFINITIONS[tool].describe(call, amount);
}

/** A sentence that the reader reads back as the same call. @param amount of the call, in words */
export function sayCall(call: ToolCall, amount: string): string {
  return sayBy<ToolName>(call, amount);
}

function sayBy<T extends ToolName>(call: CallOf<T>, amount: string): string {
  const tool: T = call.tool;
  return DEFINITIONS[tool].say(call, amount);
}

/** How a call is given back. */
export interface Inverse {
  /** What the call brought, and its inverse gives. */
  readonly given: Address;
  /** What the call cost, and its inverse brings. */
  readonly back: Address;
  /** @param raw units of `given` */
  readonly call: (raw: bigint) => ActionCall;
}

/** The inverse of a call, or `undefined` when there is none: what was sent belongs to the recipient. */
export function inverseOf(call: ActionCall<unknown>): Inverse | undefined {
  return inverseBy<ActionTool>(call);
}

function inverseBy<T extends ActionTool>(call: CallOf<T, unknown>): Inverse | undefined {
  const tool: T = call.tool;
  const { inverse, sides } = ACTIONS[tool];
  if (inverse === undefined) return undefined;
  const { given, got } = sides(call);
  return { given: got, back: given, call: (raw) => inverse(call, raw) };
}

/** The call of another tool with the same effect; `undefined` when there is none. */
export function equivalentCall<A>(call: ActionCall<unknown>, traded: Traded<A>): ActionCall<A> | undefined {
  return equivalentBy<ActionTool, A>(call, traded);
}

function equivalentBy<T extends ActionTool, A>(
  call: CallOf<T, unknown>,
  traded: Traded<A>,
): ActionCall<A> | undefined {
  const tool: T = call.tool;
  return ACTIONS[tool].equivalent?.of(call, traded);
}
