import { Injectable } from '@nestjs/common';
import { JupiterLend, type LendVerb } from './jupiter-lend';
import { JupiterError, JupiterRequest } from './jupiter-request';
import { JupiterSwaps } from './jupiter-swaps';
import { JupiterTokens } from './jupiter-tokens';

/** What came over HTTP, without what the paths of the API stand under. */
export interface HttpCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** JSON; empty: none. */
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: object;
}

type Route = (request: JupiterRequest) => Promise<object>;

/** Jupiter's HTTP API over the markets of the sandbox, as far as it is needed to swap, to lend and to look things up. */
@Injectable()
export class JupiterApi {
  private readonly routes: ReadonlyMap<string, Route>;

  constructor(swaps: JupiterSwaps, tokens: JupiterTokens, lend: JupiterLend) {
    const verbs: readonly LendVerb[] = ['deposit', 'withdraw', 'mint', 'redeem'];
    this.routes = new Map<string, Route>([
      ['GET /swap/v2/quote', (request) => swaps.quote(request, ['ExactIn'])],
      ['GET /swap/v2/build', (request) => swaps.buildAll(request)],
      ['POST /swap/v2/swap-instructions', (request) => swaps.instructions(request, request.address('taker'))],
      ['GET /swap/v1/quote', (request) => swaps.quote(request, ['ExactIn', 'ExactOut'])],
      [
        'POST /swap/v1/swap-instructions',
        (request) => swaps.instructions(request, request.address('userPublicKey')),
      ],
      ['GET /price/v3', (request) => tokens.price(request)],
      ['GET /tokens/v2/search', (request) => tokens.search(request)],
      ['GET /lend/v1/earn/tokens', () => lend.tokens()],
      ['GET /lend/v1/earn/positions', (request) => lend.positions(request)],
      ...verbs.map((verb) => earn(verb, (request) => lend.transaction(verb, request))),
      ...verbs.map((verb) => earn(`${verb}-instructions`, (request) => lend.instructions(verb, request))),
    ]);
  }

  /** @throws whatever is nobody's request */
  async answer({ method, path, query, body }: HttpCall): Promise<HttpAnswer> {
    const route = this.routes.get(`${method} ${path}`);
    if (route === undefined) return { status: 404, body: { error: 'Route not found' } };
    try {
      const members = method === 'GET' ? Object.fromEntries(query) : membersOf(body);
      return { status: 200, body: await route(new JupiterRequest(members)) };
    } catch (error) {
      if (!(error instanceof JupiterError)) throw error;
      const { status, message, errorCode } = error;
      const isCoded = errorCode !== undefined && path.startsWith('/swap/v1/');
      return { status, body: { error: message, ...(isCoded && { errorCode }) } };
    }
  }
}

function earn(name: string, route: Route): readonly [string, Route] {
  return [`POST /lend/v1/earn/${name}`, route];
}

/** @throws {JupiterError} 400 */
function membersOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw new JupiterError(400, 'The body must be a JSON object');
}
