import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';

/** Longest request, in bytes. */
const MAX_BODY = 1024 * 1024;
const BODY_TIMEOUT_MS = 30_000;
const SERVER = 'reev-sandbox';

/** Answers a JSON-RPC text; undefined: with nothing. */
export type Answers = (text: string) => Promise<string | undefined>;

/** `POST /` for JSON-RPC from anywhere, browser wallets included; `GET /health` for whoever waits for the start. */
export function createRpcHttpServer(answer: Answers): Server {
  const server = createServer({ requestTimeout: BODY_TIMEOUT_MS }, (request, response) => {
    void handle(request, response, answer).catch(() => response.destroy());
  });
  return server;
}

interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly isJson?: boolean;
}

async function handle(request: IncomingMessage, response: ServerResponse, answer: Answers): Promise<void> {
  allowBrowsers(request, response);
  const { status, body = '', isJson = false } = await replyTo(request, answer);
  response.statusCode = status;
  if (isJson) response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

async function replyTo(request: IncomingMessage, answer: Answers): Promise<Reply> {
  const path = (request.url ?? '/').split('?')[0];
  if (request.method === 'OPTIONS') return { status: 204 };
  if (request.method === 'GET' && path === '/health') return { status: 200, body: 'ok' };
  if (request.method !== 'POST' || path !== '/')
    return { status: 405, body: 'JSON-RPC is spoken with POST /.' };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return { status: 415, body: 'Content-Type: application/json is required.' };
  const text = await bodyOf(request);
  if (text === undefined) return { status: 413, body: `A request has at most ${MAX_BODY} bytes.` };
  return { status: 200, body: (await answer(text)) ?? '', isJson: true };
}

/** Any page may ask: what it reads is no secret, and what it sends must be signed. */
function allowBrowsers(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('server', SERVER);
  if (request.method !== 'OPTIONS') return;
  const asked = request.headers['access-control-request-headers'] ?? 'content-type';
  response.setHeader('access-control-allow-methods', 'POST, GET, OPTIONS');
  response.setHeader('access-control-allow-headers', asked);
  response.setHeader('access-control-allow-private-network', 'true');
  response.setHeader('access-control-max-age', '86400');
}

/** Undefined when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
