import { lookup } from 'node:dns/promises';
import { type Clock } from '../../common/clock';
import { type ModelEndpoint, SERVICE_VERSION } from '../../config';
import { ModelError } from '../model-error';
import { isPrivateAddress } from './private-address';

/** Longest answer that is read, in bytes. */
const MAX_BODY = 256 * 1_024;

/** What came back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: string;
  readonly retryAfterMs?: string;
  /** Milliseconds since the Unix epoch. */
  readonly receivedAt: number;
}

/** The connection broke, before the answer or in the middle of it. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection';
}

/** Posts to one endpoint: to the configured URL alone, to no redirect, and to no private address unless that is allowed. */
export class ChatTransport {
  private readonly url: URL;

  constructor(
    private readonly endpoint: ModelEndpoint,
    private readonly clock: Clock,
  ) {
    this.url = new URL(`${endpoint.baseUrl}/chat/completions`);
  }

  /** @throws {BrokenConnection}, the reason of the signal, or {@link ModelError} `oversized`, `rejected` */
  async post(body: object, signal: AbortSignal): Promise<HttpAnswer> {
    await this.refusePrivate();
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: this.headers(),
        body: JSON.stringify(body),
        redirect: 'manual',
        signal,
      });
      const retryAfter = response.headers.get('retry-after');
      const retryAfterMs = response.headers.get('retry-after-ms');
      return {
        status: response.status,
        body: await readCapped(response),
        ...(retryAfter !== null && { retryAfter }),
        ...(retryAfterMs !== null && { retryAfterMs }),
        receivedAt: this.clock.now(),
      };
    } catch (error) {
      if (signal.aborted || error instanceof ModelError) throw signal.aborted ? signal.reason : error;
      throw new BrokenConnection(`${this.endpoint.name}: the connection broke.`, { cause: error });
    }
  }

  private headers(): Record<string, string> {
    const { apiKey } = this.endpoint;
    return {
      'content-type': 'application/json',
      accept: 'application/json',
      'user-agent': `reev/${SERVICE_VERSION}`,
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    };
  }

  /** @throws {ModelError} `rejected` */
  private async refusePrivate(): Promise<void> {
    if (this.endpoint.allowsPrivate) return;
    const host = this.url.hostname.replace(/^\[|\]$/g, '');
    const addresses = await lookup(host, { all: true }).catch((cause: unknown) => {
      throw new BrokenConnection(`${this.endpoint.name}: its host name has no address.`, { cause });
    });
    if (!addresses.some(({ address }) => isPrivateAddress(address))) return;
    throw new ModelError(
      'rejected',
      `${this.endpoint.name}: its URL leads to a private address. Set REEV_MODEL_PRIVATE_ADDRESSES=true if that is meant.`,
    );
  }
}

async function readCapped(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  if (stream === undefined) return '';
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > MAX_BODY)
      throw new ModelError(
        'oversized',
        `The model answered more than ${MAX_BODY} bytes, which no plan needs.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
