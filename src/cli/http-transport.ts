import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { Answer, Request, Transport } from './transport';

/** How long an answer may take, in milliseconds. */
const TIMEOUT_MS = 60_000;

/** Talks to a running service. */
export class HttpTransport implements Transport {
  /** @param server root URL, such as `http://localhost:3001`; @param apiKey sent as `x-api-key` when given */
  constructor(
    private readonly server: string,
    private readonly apiKey: string | undefined,
  ) {}

  /** @throws {CliError} `unreachable` */
  async send(request: Request): Promise<Answer> {
    try {
      const response = await this.fetch(request);
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    } catch (cause) {
      const hint = 'Is it running? Without --server the flow runs here.';
      throw new CliError(`No service answers at ${this.server}. ${hint}`, EXIT.unreachable, { cause });
    }
  }

  async close(): Promise<void> {
    // Nothing is held open between requests.
  }

  private fetch({ method, path, headers, body, signal }: Request): Promise<Response> {
    return fetch(this.server + path, {
      method,
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.apiKey === undefined ? {} : { 'x-api-key': this.apiKey }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
