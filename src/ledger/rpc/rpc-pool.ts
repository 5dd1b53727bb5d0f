import type { PendingRpcRequest, Rpc, SolanaRpcApi } from '@solana/kit';
import type { RpcEndpoint } from './rpc-endpoint';
import { RpcError } from './rpc-error';

/** The latest slot that any answer was of: a node that is behind it is not to answer. */
export interface Seen {
  readonly minContextSlot: bigint;
}

/** A request; `seen` belongs into its options where the method takes it. */
export type PoolCall<T> = (rpc: Rpc<SolanaRpcApi>, seen: Seen) => PendingRpcRequest<T>;

/** Several nodes of one cluster, asked as one. */
export class RpcPool {
  private seenSlot = 0n;

  /** @param endpoints in the order in which they are asked; one at least */
  constructor(readonly endpoints: readonly RpcEndpoint[]) {
    if (endpoints.length === 0) throw new RangeError('A pool has an endpoint');
  }

  /**
   * The answer of the first node that has one. Nodes that fail are passed over, and those that limit the rate are left alone
   * for as long as they want.
   * @throws {RpcError} the last node's; a refusal that any node would repeat at once
   */
  async ask<T>(ask: PoolCall<T>): Promise<T> {
    let last: RpcError | undefined;
    for (const endpoint of this.inOrder()) {
      try {
        return await this.askOf(endpoint, ask);
      } catch (error) {
        if (!(error instanceof RpcError) || !error.passes) throw error;
        last = error;
      }
    }
    throw last ?? this.allLimited();
  }

  /** The answer of this node. @throws {RpcError} */
  async askOf<T>(endpoint: RpcEndpoint, ask: PoolCall<T>): Promise<T> {
    const answer = await endpoint.call((rpc) => ask(rpc, { minContextSlot: this.seenSlot }));
    const slot = contextSlot(answer);
    if (slot !== undefined && slot > this.seenSlot) this.seenSlot = slot;
    return answer;
  }

  /** Those that may be asked now, the ones that work first. */
  inOrder(): RpcEndpoint[] {
    return this.endpoints
      .filter(({ limitedForMs }) => limitedForMs === 0)
      .sort((a, b) => Number(a.isBroken) - Number(b.isBroken));
  }

  private allLimited(): RpcError {
    const retryAfterMs = Math.min(...this.endpoints.map(({ limitedForMs }) => limitedForMs));
    const names = this.endpoints.map(({ name }) => name).join(', ');
    return new RpcError(
      {
        code: 'rate_limited',
        message: `Every RPC node limits the rate of requests: ${names}.`,
        retryAfterMs,
      },
      { isRefusal: true, passes: true },
    );
  }
}

function contextSlot(answer: unknown): bigint | undefined {
  if (typeof answer !== 'object' || answer === null || !('context' in answer)) return undefined;
  const { context } = answer;
  if (typeof context !== 'object' || context === null || !('slot' in context)) return undefined;
  return typeof context.slot === 'bigint' ? context.slot : undefined;
}
