import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { Agent, type IncomingHttpHeaders, request as open } from 'node:http';
import type { FuzzRequest } from './arbitrary-request';

/** What came back over the wire. */
export interface FuzzAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How long an answer may take; one that is a stream is left after its head. */
const PATIENCE_MS = 10_000;

/** Sends requests as their bytes are, without mending paths as URL parsers do. */
export class FuzzClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(private readonly port: number) {}

  /**
   * @returns `undefined` when the server refused a body by closing the connection before all of it was sent
   * @throws {Error} when there is no answer
   */
  send({
    method,
    url,
    headers,
    body,
  }: Pick<FuzzRequest, 'method' | 'url' | 'headers' | 'body'>): Promise<FuzzAnswer | undefined> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const target = { host: '127.0.0.1', port: this.port, path: url, method, agent: this.agent };
      const outgoing = open({ ...target, headers: { ...headers, ...length }, timeout: PATIENCE_MS });
      outgoing.on('response', (incoming) => {
        const answer = { status: incoming.statusCode ?? 0, headers: incoming.headers };
        if (String(incoming.headers['content-type']).startsWith('text/event-stream')) {
          resolve({ ...answer, body: '' });
          outgoing.destroy();
          return;
        }
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({ ...answer, body: decoded(chunks, incoming.headers['content-encoding']) }),
        );
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('There is no answer.')));
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const isCut = ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
        if (isCut && (body ?? '').length > 200_000) resolve(undefined);
        else reject(error);
      });
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The text of an answer, however it was compressed. */
function decoded(chunks: readonly Buffer[], coding: string | undefined): string {
  const bytes = Buffer.concat(chunks);
  if (coding === 'br') return brotliDecompressSync(bytes).toString();
  if (coding === 'gzip') return gunzipSync(bytes).toString();
  return coding === 'deflate' ? inflateSync(bytes).toString() : bytes.toString();
}
