import { type IncomingHttpHeaders, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in does with one request. */
export type ModelReply =
  /** Answers so. */
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string }
  /** Closes the connection without a word. */
  | 'reset'
  /** Says that more comes, and closes the connection in the middle. */
  | 'cut'
  /** Takes the request and never answers. */
  | 'silence';

/** A request as the stand-in got it. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** The text of the last message. */
  readonly asked: string;
}

/** A scripted stand-in for an OpenAI-compatible endpoint, over real HTTP on loopback. */
export class ModelServer {
  readonly seen: SeenRequest[] = [];

  private constructor(
    private readonly server: Server,
    /** As `LOCAL_MODEL_URL` takes it. */
    readonly url: string,
  ) {}

  /** @param script what to do with each request in turn, the last for all that follow; or a function of the request */
  static async start(
    script: readonly ModelReply[] | ((request: SeenRequest) => ModelReply),
  ): Promise<ModelServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stand = new ModelServer(server, `http://127.0.0.1:${port}/v1`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as SeenRequest['body'];
        const messages = (body['messages'] ?? []) as { readonly content: string | null }[];
        const { headers, url: path = '' } = request;
        const seen = { path, headers, body, asked: messages.at(-1)?.content ?? '' };
        const turn = stand.seen.push(seen) - 1;
        const reply = typeof script === 'function' ? script(seen) : script[Math.min(turn, script.length - 1)];
        carryOut(reply ?? 'reset', response);
      });
    });
    return stand;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function carryOut(reply: ModelReply, response: ServerResponse): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    response.socket?.destroy();
    return;
  }
  if (reply === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' });
    response.write('{"choices":[{"message":{"content":"{\\"steps\\":', () => response.socket?.destroy());
    return;
  }
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.body);
}

/** A chat completion that says `content`. */
export function completion(content: string | null, more: ChoiceParts = {}): ModelReply {
  const { finish = 'stop', message = {}, usage } = more;
  return {
    body: JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      model: 'stand-in-1',
      choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content, ...message } }],
      usage: usage ?? {
        prompt_tokens: 100,
        completion_tokens: 20,
        prompt_tokens_details: { cached_tokens: 60 },
      },
    }),
  };
}

interface ChoiceParts {
  readonly finish?: string;
  readonly message?: object;
  readonly usage?: object;
}

/** A call of a function, as a message has it. */
export function toolCall(name: string, args: string, id = 'call_a'): object {
  return { id, type: 'function', function: { name, arguments: args } };
}

/** An error in the shape of the endpoints. */
export function failure(
  status: number,
  error: object | string,
  headers: Readonly<Record<string, string>> = {},
): ModelReply {
  return { status, headers, body: typeof error === 'string' ? error : JSON.stringify({ error }) };
}
