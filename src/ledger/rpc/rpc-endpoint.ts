import {
  type PendingRpcRequest,
  type Rpc,
  type RpcTransport,
  type SolanaRpcApi,
  createDefaultRpcTransport,
  createSolanaRpcFromTransport,
} from '@solana/kit';
import type { Clock } from '../../common/clock';
import { classifyRpcError, timedOut } from './classify-rpc-error';
import type { RpcError } from './rpc-error';
import { refusalIn } from './rpc-refusal';

/** A request to any node. */
export type RpcCall<T> = (rpc: Rpc<SolanaRpcApi>) => PendingRpcRequest<T>;

export interface RpcEndpointOptions {
  readonly url: string;
  readonly clock: Clock;
  /** Milliseconds that a request may take. */
  readonly timeoutMs: number;
}

/** Failures in a row after which a node is asked last, and for how long. */
const MAX_FAILURES = 3;
const BREAK_MS = 60_000;

/** One node, and how it has been answering. */
export class RpcEndpoint {
  /** How people know it: without the path and the query, which may hold a key. */
  readonly name: string;
  private readonly rpc: Rpc<SolanaRpcApi>;
  private readonly clock: Clock;
  private readonly timeoutMs: number;
  private failures = 0;
  private brokenUntil = 0;
  private limitedUntil = 0;

  constructor({ url, clock, timeoutMs }: RpcEndpointOptions) {
    this.name = new URL(url).host;
    this.rpc = createSolanaRpcFromTransport(refusing(createDefaultRpcTransport({ url })));
    this.clock = clock;
    this.timeoutMs = timeoutMs;
  }

  /** Has it failed too often to be asked before others? */
  get isBroken(): boolean {
    return this.brokenUntil > this.clock.now();
  }

  /** Milliseconds for which it wants no requests. */
  get limitedForMs(): number {
    return Math.max(0, this.limitedUntil - this.clock.now());
  }

  /** @throws {RpcError} */
  async call<T>(ask: RpcCall<T>): Promise<T> {
    const [late, over] = [new AbortController(), new AbortController()];
    void this.clock.sleep(this.timeoutMs, over.signal).then(() => {
      if (!over.signal.aborted) late.abort();
    });
    try {
      const result = await ask(this.rpc).send({ abortSignal: late.signal });
      this.failures = 0;
      this.brokenUntil = 0;
      return result;
    } catch (error) {
      const failed = late.signal.aborted
        ? timedOut(this.name, this.timeoutMs)
        : classifyRpcError(error, this.name, this.clock.now());
      this.note(failed);
      throw failed;
    } finally {
      over.abort();
    }
  }

  private note({ failure, passes }: RpcError): void {
    if (failure.code === 'rate_limited') {
      this.limitedUntil = this.clock.now() + (failure.retryAfterMs ?? 0);
      return;
    }
    this.failures = passes ? this.failures + 1 : 0;
    if (this.failures >= MAX_FAILURES) this.brokenUntil = this.clock.now() + BREAK_MS;
  }
}

/** Throws the error of an answer as the node wrote it. */
function refusing(transport: RpcTransport): RpcTransport {
  return async <TResponse>(request: Parameters<RpcTransport>[0]) => {
    const answer = await transport<TResponse>(request);
    const refusal = refusalIn(answer);
    if (refusal) throw refusal;
    return answer;
  };
}
