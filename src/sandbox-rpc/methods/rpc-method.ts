import type { Address } from '../../domain';
import type { SandboxChain } from '../../ledger/embedded/chain';
import type { Commitment, Options, Params } from '../wire/params';
import { RpcError } from '../wire/rpc-error';

/** What methods work on. */
export interface RpcNode {
  readonly chain: SandboxChain;
  /** Of the service, which every answer with a context names as the sandbox that it is. */
  readonly version: string;
  /** Where it listens, `127.0.0.1:8899`. */
  readonly endpoint: () => string;
}

/** A method of the API. What it returns is the result; bigints become plain numbers. @throws {RpcError} */
export type RpcMethod = (node: RpcNode, params: Params) => unknown;

export type MethodTable = Readonly<Record<string, RpcMethod>>;

/** The version of Solana whose API this is. */
export const SOLANA_VERSION = '4.2.2';
/** Slots after which a block counts as final. */
export const FINALITY = 32n;

/** Clients that compare versions leave out what follows the plus. */
export function apiVersion({ version }: RpcNode): string {
  return `${SOLANA_VERSION}+reev-sandbox.${version}`;
}

/** The latest slot that is settled so far. */
export function slotAt({ chain }: RpcNode, commitment: Commitment): bigint {
  const { slot } = chain.now();
  if (commitment !== 'finalized') return slot;
  return slot > FINALITY ? slot - FINALITY : 0n;
}

/** @throws {RpcError} -32016 when the client wants to see a later slot than there is */
export function assertSlotReached(options: Options, slot: bigint): void {
  const wanted = options.integer('minContextSlot');
  if (wanted !== undefined && wanted > slot)
    throw new RpcError(-32016, 'Minimum context slot has not been reached', { contextSlot: slot });
}

/**
 * A value with the slot that it belongs to. Every commitment sees the accounts as they are now: the sandbox is never forked.
 * @throws {RpcError} -32016
 */
export async function inContext<T>(
  node: RpcNode,
  options: Options,
  read: () => T | Promise<T>,
): Promise<{ readonly context: object; readonly value: Awaited<T> }> {
  const commitment = options.commitment();
  assertSlotReached(options, node.chain.now().slot);
  const value = await read();
  return { context: contextAt(node, slotAt(node, commitment)), value };
}

export function contextAt(node: RpcNode, slot: bigint): object {
  return { apiVersion: apiVersion(node), slot };
}

/** The decimals of a token of which an account was read. */
export function decimalsOf({ chain }: RpcNode): (mint: Address) => number {
  return (mint) => chain.accounts.decimalsOf(mint);
}
