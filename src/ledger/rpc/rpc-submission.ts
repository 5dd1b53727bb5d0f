import {
  type Base64EncodedWireTransaction,
  type Commitment,
  getBase64EncodedWireTransaction,
  getTransactionDecoder,
} from '@solana/kit';
import type { Failure } from '../../domain';
import { decodeMessage, messageOf } from '../embedded/decode-message';
import { vmFailure } from '../embedded/vm-failure';
import { RpcError } from './rpc-error';
import type { RpcEndpoint } from './rpc-endpoint';
import type { RpcPool } from './rpc-pool';
import { runtimeErrorOf } from './runtime-error';

/** JSON-RPC code of a node that simulated a transaction and did not pass it on. */
const PREFLIGHT_FAILED = -32002;

/** What came of handing a transaction to nodes. */
export type Submission =
  /** A node took it, or says that it was executed before. */
  | { readonly kind: 'taken' }
  /** No node can have it. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** A node may have it. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** Hands signed bytes to nodes. */
export class RpcSubmission {
  constructor(
    private readonly pool: RpcPool,
    private readonly commitment: Commitment,
  ) {}

  /**
   * Hands over bytes that nobody has seen yet, to one node after another until one takes them. A refusal counts only when no
   * node before it may have taken them: then it may be what they did that is refused.
   */
  async first(wire: Uint8Array): Promise<Submission> {
    const encoded = encode(wire);
    let lost: Failure | undefined;
    let refused: Failure | undefined;
    for (const endpoint of this.pool.inOrder()) {
      const error = await this.tryAt(endpoint, encoded);
      if (error === undefined || wasExecuted(error)) return { kind: 'taken' };
      if (!error.isRefusal) {
        lost ??= error.failure;
        continue;
      }
      refused = refusalOf(error, wire);
      if (!error.passes) break;
    }
    if (lost !== undefined) return { kind: 'unknown', failure: unknownAfter(lost) };
    return { kind: 'refused', failure: refused ?? NOBODY_ASKED };
  }

  /** Hands the same bytes to every node once more; whatever they say, it settles nothing. */
  async again(wire: Uint8Array): Promise<void> {
    const encoded = encode(wire);
    const config = { encoding: 'base64', skipPreflight: true, maxRetries: 0n } as const;
    await Promise.allSettled(
      this.pool.inOrder().map((endpoint) => endpoint.call((rpc) => rpc.sendTransaction(encoded, config))),
    );
  }

  private async tryAt(
    endpoint: RpcEndpoint,
    encoded: Base64EncodedWireTransaction,
  ): Promise<RpcError | undefined> {
    try {
      await this.pool.askOf(endpoint, (rpc, seen) =>
        rpc.sendTransaction(encoded, {
          ...{ ...seen, encoding: 'base64', maxRetries: 0n },
          preflightCommitment: this.commitment,
        }),
      );
      return undefined;
    } catch (error) {
      if (error instanceof RpcError) return error;
      throw error;
    }
  }
}

const NOBODY_ASKED: Failure = {
  code: 'rate_limited',
  message: 'Every RPC node limits the rate of requests; the transaction was not sent.',
};

function encode(wire: Uint8Array): Base64EncodedWireTransaction {
  return getBase64EncodedWireTransaction(getTransactionDecoder().decode(wire));
}

/** Why the node's simulation failed, if that is why it refused. */
function preflightOf({
  failure,
  data,
}: RpcError): { readonly err: unknown; readonly logs: string[] } | undefined {
  if (failure.rpcCode !== PREFLIGHT_FAILED || typeof data !== 'object' || data === null) return undefined;
  if (!('err' in data) || data.err === null) return undefined;
  const logs = 'logs' in data && Array.isArray(data.logs) ? data.logs.map(String) : [];
  return { err: data.err, logs };
}

function wasExecuted(error: RpcError): boolean {
  return preflightOf(error)?.err === 'AlreadyProcessed';
}

function refusalOf(error: RpcError, wire: Uint8Array): Failure {
  const preflight = preflightOf(error);
  if (preflight === undefined) return error.failure;
  const failure = vmFailure(runtimeErrorOf(preflight.err), preflight.logs, decodeMessage(messageOf(wire)));
  return { ...failure, rpcCode: PREFLIGHT_FAILED };
}

function unknownAfter({ message, ...failure }: Failure): Failure {
  return { ...failure, code: 'timeout_after_send', message: `Nobody knows whether it was sent. ${message}` };
}
