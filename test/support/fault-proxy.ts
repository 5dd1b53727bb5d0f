import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with one request. */
export type ProxyFault =
  /** The node never sees it. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** The node does it, and the answer is lost with the connection. */
  | { readonly kind: 'lose_answer' }
  /** The node does it, and half of the answer arrives. */
  | { readonly kind: 'cut_answer' }
  /** Nothing ever comes back, and the node does not see it. */
  | { readonly kind: 'silence' };

/** Stands between a client and a JSON-RPC node. */
export interface FaultProxy {
  readonly url: string;
  /** Methods that came in, in order. */
  readonly methods: string[];
  /** Decides about each request; undefined: it is passed on. */
  fault: (method: string, params: readonly unknown[]) => ProxyFault | undefined;
  close(): Promise<void>;
}

export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}/secret-path`,
    methods: [],
    fault: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const { method, params = [] } = JSON.parse(body) as { method: string; params?: unknown[] };
    proxy.methods.push(method);
    const fault = proxy.fault(method, params);
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'answer') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(fault.body ?? '');
      return;
    }
    const headers = { 'content-type': 'application/json' };
    const answer = await (await fetch(target, { method: 'POST', headers, body })).text();
    if (fault?.kind === 'lose_answer') {
      response.destroy();
      return;
    }
    response.writeHead(200, headers);
    response.end(fault?.kind === 'cut_answer' ? answer.slice(0, answer.length / 2) : answer);
  }

  return proxy;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A JSON-RPC refusal. */
export function refusal(code: number, message: string, data?: unknown): ProxyFault {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 0, error: { code, message, data } });
  return { kind: 'answer', status: 200, body };
}
