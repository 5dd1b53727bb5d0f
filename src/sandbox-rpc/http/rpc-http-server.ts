import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { HttpAnswer, HttpCall } from '../jupiter/jupiter-api';

/** Longest request, in bytes. */
const MAX_BODY = 1024 * 1024;
const BODY_TIMEOUT_MS = 30_000;
const SERVER = 'reev-sandbox';
/** What Jupiter's paths stand under. */
const JUPITER = '/jup/';

/** Answers a JSON-RPC text; undefined: with nothing. */
export type Answers = (text: string) => Promise<string | undefined>;

/** Who answers what. */
export interface Answering {
  readonly rpc: Answers;
  readonly jupiter: (call: HttpCall) => Promise<HttpAnswer>;
  /** Told of what is nobody's request. */
  readonly onDefect: (error: unknown) => void;
}

/**
 * `POST /` for JSON-RPC from anywhere, browser wallets included; Jupiter's API under `/jup`; `GET /health` for whoever waits
 * for the start.
 */
export function createRpcHttpServer(answering: Answering): Server {
  const server = createServer({ requestTimeout: BODY_TIMEOUT_MS }, (request, response) => {
    void handle(request, response, answering).catch((error: unknown) => {
      // A client that went away in the middle of its request wants nothing any more.
      if (request.complete) answering.onDefect(error);
      response.destroy();
    });
  });
  return server;
}

interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly isJson?: boolean;
  /** A name for the answer, by which people can speak of it. */
  readonly requestId?: string;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
): Promise<void> {
  allowBrowsers(request, response);
  const { status, body = '', isJson = false, requestId } = await replyTo(request, answering);
  response.statusCode = status;
  if (requestId !== undefined) response.setHeader('x-api-gateway-request-id', requestId);
  if (isJson) response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

async function replyTo(request: IncomingMessage, answering: Answering): Promise<Reply> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://sandbox');
  if (request.method === 'OPTIONS') return { status: 204 };
  if (request.method === 'GET' && path === '/health') return { status: 200, body: 'ok' };
  if (path.startsWith(JUPITER)) return jupiterReply(request, { path, query }, answering);
  if (request.method !== 'POST' || path !== '/')
    return { status: 405, body: 'JSON-RPC is spoken with POST /.' };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return { status: 415, body: 'Content-Type: application/json is required.' };
  const text = await bodyOf(request);
  if (text === undefined) return { status: 413, body: `A request has at most ${MAX_BODY} bytes.` };
  return { status: 200, body: (await answering.rpc(text)) ?? '', isJson: true };
}

async function jupiterReply(
  request: IncomingMessage,
  { path, query }: Pick<HttpCall, 'path' | 'query'>,
  { jupiter }: Answering,
): Promise<Reply> {
  const body = await bodyOf(request);
  if (body === undefined) return { status: 413, body: `A request has at most ${MAX_BODY} bytes.` };
  const call = { method: request.method ?? 'GET', path: path.slice(JUPITER.length - 1), query, body };
  const answer = await jupiter(call);
  return { status: answer.status, body: JSON.stringify(answer.body), isJson: true, requestId: randomUUID() };
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
