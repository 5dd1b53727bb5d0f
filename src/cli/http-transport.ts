import { CliError } from './cli-error';
import type { Answer, Request, Transport } from './transport';

/** Talks to a running service. */
export class HttpTransport implements Transport {
  /** @param server root URL, such as `http://localhost:3001`; @param apiKey sent as `x-api-key` when given */
  constructor(
    private readonly server: string,
    private readonly apiKey: string | undefined,
  ) {}

  async send(request: Request): Promise<Answer> {
    const response = await this.fetch(request);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  }

  async close(): Promise<void> {
    // Nothing is held open between requests.
  }

  private async fetch({ method, path, headers, body }: Request): Promise<Response> {
    try {
      return await fetch(new URL(path, this.server), {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(this.apiKey === undefined ? {} : { 'x-api-key': this.apiKey }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new CliError(
        `No service answers at ${this.server}. Is it running? Without --server the flow runs here.`,
        { cause },
      );
    }
  }
}
