import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SCOPES, type Scope } from '../../src/config';
import { startTestApp } from '../support/app';
import { testKey } from '../support/api-keys';
import { ApiDocument, type ApiOperation, problemCodes } from '../support/open-api';

const OPEN = /^(\/api\/v1)?\/health(\/|$)|^\/metrics$/;

const PAGES: Readonly<Record<number, string>> = { 401: 'unauthorized' };

type ScopedOperation = ApiOperation & { readonly 'x-required-scope'?: Scope; readonly security?: unknown };

describe('the scopes of API keys', () => {
  const keys = {
    read: testKey('reader', 'read'),
    run: testKey('runner', 'run'),
    admin: testKey('boss', 'admin'),
  };
  let app: NestFastifyApplication;
  let guarded: readonly ScopedOperation[];
  let open: readonly ScopedOperation[];

  beforeAll(async () => {
    const lines = Object.values(keys).map(({ line }) => line);
    app = await startTestApp({ variables: { REEV_API_KEYS: lines.join(','), REEV_DEBUG_ROUTES: 'true' } });
    const { operations } = await ApiDocument.of(app);
    guarded = operations.filter(({ path }) => !OPEN.test(path));
    open = operations.filter(({ path }) => OPEN.test(path));
  });
  afterAll(() => app.close());

  const nameOf = ({ method, path }: ApiOperation) => `${method} ${path}`;
  const urlOf = ({ path }: ApiOperation) => path.replace(/\{\w+\}/g, 'none');
  const codeOf = async (
    operation: ApiOperation,
    headers: Record<string, string> = {},
    url = urlOf(operation),
  ) => {
    const method = operation.method as 'GET';
    const answer = await app.inject({ method, url, headers });
    // A browser that wants the page of a flow is asked for a key with a page.
    if (String(answer.headers['content-type']).includes('text/html'))
      return PAGES[answer.statusCode] ?? answer.body;
    return answer.statusCode >= 400 ? answer.json<{ code: string }>().code : String(answer.statusCode);
  };
  /** A key that has every other scope but this and that of an administrator. */
  const otherThan = (scope: Scope) => (scope === 'read' ? keys.run : keys.read);

  it('are declared beside every route', () => {
    expect(guarded.length).toBeGreaterThan(30);
    expect(
      guarded.filter((operation) => !SCOPES.includes(operation['x-required-scope'] as Scope)).map(nameOf),
    ).toEqual([]);
    expect(open.filter((operation) => operation['x-required-scope'] !== undefined).map(nameOf)).toEqual([]);
  });

  it('let nobody look who moves something, and the other way round', () => {
    const declared = (scope: Scope) =>
      guarded.filter((operation) => operation['x-required-scope'] === scope).map(nameOf);
    const moving = declared('read').filter((name) => !name.startsWith('GET '));
    expect(moving).toEqual(['POST /api/v1/flows/plan', 'POST /api/v1/agents/test']);
    expect(declared('run').filter((name) => name.startsWith('GET '))).toEqual([]);
  });

  it('refuse every route without a key, and with a key of another scope', async () => {
    for (const operation of guarded) {
      const needed = operation['x-required-scope'] as Scope;
      const name = nameOf(operation);
      expect([name, await codeOf(operation)]).toEqual([name, 'unauthorized']);
      const other = await codeOf(operation, otherThan(needed).headers);
      expect([name, other]).toEqual([name, 'insufficient_scope']);
    }
  });

  it('let in who has them, and administrators everywhere', async () => {
    for (const operation of guarded) {
      const needed = operation['x-required-scope'] as Scope;
      for (const { headers } of [keys[needed], keys.admin])
        expect(['unauthorized', 'insufficient_scope', 'too_many_requests']).not.toContain(
          await codeOf(operation, headers),
        );
    }
  });

  it('are asked for however the path is spelt', async () => {
    const spellings: readonly ((path: string) => string)[] = [
      (path) => `${path}/`,
      (path) => `/${path}`,
      (path) => path.replace('/api/', '/%61pi/'),
      (path) => path.replace('/v1/', '/v1//'),
      (path) => path.replace('/api/v1', '/API/V1'),
      (path) => path.replace('/api/v1/', '/api/v1/health/../'),
      (path) => path.replace('/api/v1/', '/api/v1/health/%2e%2e/'),
      (path) => path.replace('/api/v1/', '/health/..%2fapi%2fv1%2f'),
      (path) => `${path}?format=html`,
      (path) => `${path};jsessionid=1`,
    ];
    for (const operation of guarded)
      for (const spell of spellings) {
        const url = spell(urlOf(operation));
        const code = await codeOf(operation, {}, url);
        expect([`${operation.method} ${url}`, code]).toEqual([
          `${operation.method} ${url}`,
          expect.stringMatching(/^(unauthorized|not_found|method_not_allowed|invalid_request)$/),
        ]);
      }
  });

  it('are asked for by HEAD as by GET', async () => {
    for (const operation of guarded.filter(({ method }) => method === 'GET')) {
      const url = urlOf(operation);
      const needed = operation['x-required-scope'] as Scope;
      const head = (headers: Record<string, string>) => app.inject({ method: 'HEAD', url, headers });
      expect([url, (await head({})).statusCode]).toEqual([url, 401]);
      expect([url, (await head(otherThan(needed).headers)).statusCode]).toEqual([url, 403]);
    }
  });

  it('say which one is missing', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/executions/none/stop',
      headers: keys.read.headers,
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['www-authenticate']).toBe(
      'Bearer realm="reev", error="insufficient_scope", scope="run"',
    );
    expect(answer.json()).toMatchObject({
      code: 'insufficient_scope',
      detail: 'The route needs the scope run; the API key has read.',
    });
  });

  it('are in the OpenAPI document', () => {
    for (const operation of guarded) {
      expect(problemCodes(operation, 401)).toContain('unauthorized');
      expect(problemCodes(operation, 403)).toContain('insufficient_scope');
      expect(problemCodes(operation, 429)).toContain('too_many_requests');
      expect(operation.security).toEqual([{ bearer: [] }, { 'x-api-key': [] }]);
    }
  });
});
