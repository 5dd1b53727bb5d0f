import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { freshWallet, runFlow } from '../support/flows';
import { FuzzClient } from '../support/fuzz/send-request';
import { INHERITED_NAMES, ODD_NUMBERS, UNREAL_TIMES, spoiltBodies } from '../support/fuzz/odd-shapes';
import { ApiDocument, type ApiOperation, type ApiParameter } from '../support/open-api';
import { commandedRows } from '../support/stored-rows';

/** Every body and every query of the OpenAPI document, with one thing wrong. */
describe('odd input', () => {
  let app: NestFastifyApplication;
  let document: ApiDocument;
  let client: FuzzClient;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    app = await startTestApp({ variables: { REEV_DEBUG_ROUTES: 'true' } });
    await app.listen(0, '127.0.0.1');
    client = new FuzzClient((app.getHttpServer().address() as AddressInfo).port);
    document = await ApiDocument.of(app);
    const { execution_id, flow_id } = await runFlow(app, 'show my balances', freshWallet());
    ids = { execution_id, flow_id, session_id: execution_id, id: execution_id };
  });
  afterAll(async () => {
    client.close();
    await app.close();
  });

  function urlOf({ path, parameters = [] }: ApiOperation): string {
    return path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const parameter = parameters.find((candidate) => candidate.name === name);
      return ids[name] ?? String(parameter?.schema.example ?? parameter?.example);
    });
  }

  async function answerTo(method: string, url: string, body?: unknown): Promise<string> {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      }),
    });
    return `${answer.statusCode} ${String(answer.json<{ code?: string }>().code)}`;
  }

  const isOf = (test: (schema: ApiParameter['schema']) => boolean) =>
    document.operations.flatMap((operation) =>
      (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'query' && test(parameter.schema))
        .map((parameter) => ({ operation, name: parameter.name })),
    );

  async function acceptedValues(
    queries: readonly { readonly operation: ApiOperation; readonly name: string }[],
    values: readonly string[],
  ): Promise<string[]> {
    const accepted: string[] = [];
    for (const { operation, name } of queries)
      for (const value of values) {
        const url = `${urlOf(operation)}?${name}=${value.replace(' ', '%20')}`;
        const answer = await answerTo(operation.method, encodeURI(decodeURI(url)).replaceAll('+', '%2B'));
        if (answer !== '400 invalid_request') accepted.push(`${url}: ${answer}`);
      }
    return accepted;
  }

  it('takes no array for an object and no inherited name for a member, at any depth of any body', async () => {
    const before = await commandedRows(app);
    const accepted: string[] = [];
    let tried = 0;
    for (const operation of document.operations) {
      const schema = document.bodyOf(operation);
      if (schema === undefined) continue;
      for (const { what, body } of spoiltBodies(document, schema)) {
        tried += 1;
        const answer = await answerTo(operation.method, urlOf(operation), body);
        if (!/^400 (?:invalid_request|malformed_json)$/.test(answer))
          accepted.push(`${operation.method} ${operation.path}, ${what}: ${answer}`);
      }
    }
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(200);
    expect(await commandedRows(app)).toBe(before);
  });

  it('takes decimal digits and nothing else for a number of a query', async () => {
    const numbers = isOf(({ type }) => type === 'integer' || type === 'number');
    expect(numbers.length).toBeGreaterThan(2);
    expect(await acceptedValues(numbers, ODD_NUMBERS)).toEqual([]);
  });

  it('takes no time that does not exist', async () => {
    const times = isOf(({ format }) => format === 'date-time');
    expect(times.length).toBeGreaterThan(1);
    expect(await acceptedValues(times, UNREAL_TIMES)).toEqual([]);
  });

  it('takes no inherited name for a parameter of a query', async () => {
    const accepted: string[] = [];
    for (const operation of document.operations.filter(({ method }) => method === 'GET')) {
      if (!operation.parameters?.some((parameter) => parameter.in === 'query')) continue;
      for (const name of INHERITED_NAMES) {
        const answer = await answerTo('GET', `${urlOf(operation)}?${name}=1`);
        if (answer !== '400 invalid_request') accepted.push(`${operation.path}?${name}: ${answer}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('takes a parameter once', async () => {
    const accepted: string[] = [];
    for (const { operation, name } of isOf(({ type }) => type !== 'array')) {
      const answer = await answerTo(operation.method, `${urlOf(operation)}?${name}=x&${name}=y`);
      if (answer !== '400 invalid_request') accepted.push(`${operation.path}?${name} twice: ${answer}`);
    }
    expect(accepted).toEqual([]);
  });

  it.each([
    '/api/docs/%2e%2e/x',
    '/api/docs/..%2fx',
    '/api/docs/%2e%2e%2f%2e%2e%2fpackage.json',
    '/api/docs/%2E%2E%5Cx',
    '/api/docs/.git/config',
    '/api/docs/%2e',
    '/api/docs/%252e%252e/x',
    '/api/docs//etc/passwd',
    '/api/docs/a%20b',
    '/api/docs/%2e%2e/%2e%2e/package.json',
    '/api/docs/swagger-ui.css/',
    '/api/docs/%00',
  ])('answers %s with a problem, and not as a defect', async (url) => {
    const answer = await client.send({ method: 'GET', url, headers: {} });
    expect(answer?.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      code: expect.stringMatching(/^(?:invalid_request|not_found)$/) as unknown,
    });
  });

  it.each([
    ['range', 'bytes=99999999-'],
    ['range', 'bytes=2-1,x'],
    ['if-match', '"none"'],
    ['if-unmodified-since', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ])('answers the documentation with %s: %s as no defect', async (name, value) => {
    const url = '/api/docs/swagger-ui.css';
    const answer = await client.send({ method: 'GET', url, headers: { [name]: value } });
    expect(answer?.status).toBeLessThan(500);
  });
});
