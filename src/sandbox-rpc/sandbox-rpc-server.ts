import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { Clock } from '../common/clock';
import { EnvironmentError, SERVICE_VERSION, SandboxConfig, type SandboxRpcConfig } from '../config';
import { SandboxChain } from '../ledger/embedded/chain';
import { createRpcHttpServer } from './http/rpc-http-server';
import { JupiterApi } from './jupiter/jupiter-api';
import type { RpcNode } from './methods/rpc-method';
import { SandboxRpc } from './sandbox-rpc';
import { RpcWebSocketServer } from './websocket/rpc-web-socket-server';
import { SlotTicker } from './websocket/slot-ticker';

/** For requests that are under way at the end. */
const GRACE_MS = 1_000;

/** Where clients find the sandbox. */
export interface SandboxEndpoints {
  readonly http: string;
  readonly webSocket: string;
}

/** Serves the sandbox to clients of Solana, when it is configured to. */
@Injectable()
export class SandboxRpcServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SandboxRpcServer.name);
  private http: Server | undefined;
  private webSocket: RpcWebSocketServer | undefined;
  private found: SandboxEndpoints | undefined;

  constructor(
    private readonly chain: SandboxChain,
    private readonly clock: Clock,
    private readonly config: SandboxConfig,
    private readonly jupiter: JupiterApi,
  ) {}

  /** Undefined while it does not listen. */
  get endpoints(): SandboxEndpoints | undefined {
    return this.found;
  }

  /** @throws {EnvironmentError} naming REEV_SANDBOX_RPC when the system does not let it listen there */
  async onApplicationBootstrap(): Promise<void> {
    const { rpc } = this.config;
    if (rpc === undefined) return;
    try {
      await this.listen(rpc);
    } catch (cause) {
      await this.beforeApplicationShutdown();
      throw cannotListen(cause, rpc);
    }
    this.logger.log(
      `The sandbox speaks JSON-RPC at ${this.found?.http}, WebSocket at ${this.found?.webSocket}`,
    );
  }

  /** Takes nothing more, and answers what it has taken, while the store is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    const { http, webSocket } = this;
    this.found = undefined;
    await webSocket?.close();
    if (!http?.listening) return;
    const over = new AbortController();
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    await Promise.race([closed, this.clock.sleep(GRACE_MS, over.signal)]);
    over.abort();
    http.closeAllConnections();
  }

  private async listen({ port, host, cheatcodes }: SandboxRpcConfig): Promise<void> {
    const onDefect = (error: unknown) => this.logger.error(error);
    const node: RpcNode = {
      chain: this.chain,
      version: SERVICE_VERSION,
      endpoint: () => this.endpointOf(host),
    };
    const rpc = new SandboxRpc(node, { cheatcodes }, onDefect);
    const server = createRpcHttpServer({
      rpc: (text) => rpc.answer(text),
      jupiter: (call) => this.jupiter.answer(call),
      onDefect,
    });
    this.http = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
    let subscriptions = 0;
    const nextId = () => (subscriptions += 1);
    const ticker = new SlotTicker(this.chain, this.clock);
    const at = { host, port: port === 0 ? 0 : port + 1 };
    this.webSocket = await RpcWebSocketServer.listen(at, { node, ticker, nextId, onDefect });
    this.found = {
      http: `http://${this.endpointOf(host)}`,
      webSocket: `ws://${hostInUrl(host)}:${this.webSocket.port}`,
    };
  }

  private endpointOf(host: string): string {
    const address = this.http?.address() as AddressInfo | null | undefined;
    return `${hostInUrl(host)}:${address?.port ?? 0}`;
  }
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function cannotListen(cause: unknown, { port }: SandboxRpcConfig): unknown {
  const { code = '' } = cause as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return cause;
  const allowed = `must be a port that is free, and so must the next one (${code})`;
  return new EnvironmentError([{ name: 'REEV_SANDBOX_RPC', value: String(port), allowed }], { cause });
}
