import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer as a script sees it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. @throws {SyntaxError} */
  readonly json: () => unknown;
}

/** Talks to an application over a socket, as curl does. */
export class HttpClient {
  private constructor(readonly origin: string) {}

  /** Has the application listen on a free port. */
  static async listen(app: NestFastifyApplication): Promise<HttpClient> {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new HttpClient(`http://127.0.0.1:${port}`);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return this.send('GET', path, { headers });
  }

  /** Posts JSON, or nothing at all. */
  post(path: string, body?: unknown): Promise<HttpAnswer> {
    if (body === undefined) return this.send('POST', path, {});
    const headers = { 'content-type': 'application/json' };
    return this.send('POST', path, { headers, body: JSON.stringify(body) });
  }

  async send(method: string, path: string, init: Omit<RequestInit, 'method'>): Promise<HttpAnswer> {
    const answer = await fetch(this.origin + path, { ...init, method });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: () => JSON.parse(text) as unknown,
    };
  }

  /** Asks again until the answer is as wanted; the test's time limit ends what never comes. */
  async poll(path: string, isDone: (body: Record<string, unknown>) => boolean): Promise<HttpAnswer> {
    for (;;) {
      const answer = await this.get(path);
      if (isDone(answer.json() as Record<string, unknown>)) return answer;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
