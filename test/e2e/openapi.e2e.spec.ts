import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let operations: readonly (readonly [string, Operation])[];

  beforeAll(async () => {
    app = await startTestApp();
    const answer = await app.inject({ method: 'GET', url: '/api/docs-json' });
    const { paths } = answer.json<{ paths: Record<string, Record<string, Operation>> }>();
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    );
  });
  afterAll(() => app.close());

  /** The operations of which something is not as it must be. */
  const failing = (isRight: (operation: Operation) => boolean) =>
    operations.filter(([, operation]) => !isRight(operation)).map(([name]) => name);

  it('has the routes', () => {
    expect(operations.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'get /api/v1/health',
        'get /health/ready',
        'post /api/v1/flows/plan',
        'post /api/v1/benchmarks/execute-direct',
        'post /api/v1/executions/{execution_id}/stop',
      ]),
    );
  });

  it('gives every operation a summary, a tag and an id of its own', () => {
    expect(failing(({ summary, tags }) => Boolean(summary) && tags?.length === 1)).toEqual([]);
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what every operation answers when it succeeds', () => {
    expect(failing(({ responses }) => Object.keys(responses).some((status) => /^[23]/.test(status)))).toEqual(
      [],
    );
  });

  it('gives every refusal as a problem document', () => {
    const isProblem = ({ responses }: Operation) =>
      Object.entries(responses)
        .filter(([status]) => /^[45]/.test(status))
        .every(([, { content }]) => content?.['application/problem+json'] !== undefined);
    expect(failing(isProblem)).toEqual([]);
  });

  it('says that a key may be missing, but not at probes', () => {
    const isProbe = (name: string) => name.includes('/health') || name === 'get /metrics';
    const asking = operations.filter(([, { responses }]) => '401' in responses).map(([name]) => name);
    expect(asking).toEqual(operations.map(([name]) => name).filter((name) => !isProbe(name)));
  });

  it('says what is wrong with a body, for every operation that takes one', () => {
    const isDocumented = ({ requestBody, responses }: Operation) =>
      requestBody === undefined || ['400', '413', '415'].every((status) => status in responses);
    expect(failing(isDocumented)).toEqual([]);
  });

  it('serves the interface to try it out', async () => {
    const page = await app.inject({ method: 'GET', url: '/api/docs' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    const script = await app.inject({ method: 'GET', url: '/api/docs/swagger-ui-bundle.js' });
    expect(script.statusCode).toBe(200);
  });
});
