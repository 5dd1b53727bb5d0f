import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: unknown;
  readonly parameters?: readonly {
    readonly name: string;
    readonly required?: boolean;
    readonly example?: unknown;
    readonly schema?: { readonly example?: unknown };
  }[];
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Readonly<Record<string, { readonly examples?: Record<string, object> }>> }
    >
  >;
}

const VERBS = [
  ...['get', 'list', 'plan', 'draw', 'watch', 'execute', 'run', 'answer', 'resume', 'stop'],
  ...['set', 'save', 'test', 'insert', 'upsert', 'sync'],
];

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let examples: Record<string, object>;
  let operations: readonly (readonly [string, Operation])[];

  beforeAll(async () => {
    app = await startTestApp();
    const answer = await app.inject({ method: 'GET', url: '/api/docs-json' });
    const document = answer.json<{
      paths: Record<string, Record<string, Operation>>;
      components: { examples: Record<string, object> };
    }>();
    const { paths } = document;
    examples = document.components.examples;
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

  it('names operations in lowerCamelCase, for generated clients', () => {
    expect(failing(({ operationId }) => /^[a-z]+([A-Z][a-z]+)+\d?$/.test(operationId))).toEqual([]);
  });

  it('names operations by a verb and a noun, and says nothing twice', () => {
    const verbs = new Set(VERBS);
    const wordsOf = ({ operationId }: Operation) =>
      operationId.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
    expect(failing((operation) => verbs.has(wordsOf(operation)[0] ?? ''))).toEqual([]);
    expect(failing((operation) => new Set(wordsOf(operation)).size === wordsOf(operation).length)).toEqual(
      [],
    );
  });

  it('has flows of every mode side by side, and the routes of the original last', () => {
    const tags = operations.map(([, operation]) => operation.tags?.[0]);
    expect([tags[0], tags.at(-1)]).toEqual(['flows', 'original']);
    expect(tags.filter((tag, index) => tag !== tags[index - 1])).toEqual([...new Set(tags)]);
    const flows = operations.filter(([, operation]) => operation.tags?.[0] === 'flows').map(([name]) => name);
    expect(flows.slice(0, 3)).toEqual(
      ['direct', 'dynamic', 'recovery'].map((mode) => `post /api/v1/benchmarks/execute-${mode}`),
    );
  });

  it('fills in no header, no filter and no id that nobody has', () => {
    const filled = operations.flatMap(([name, { parameters = [] }]) =>
      parameters
        .filter(({ required, example, schema }) => !required && (example ?? schema?.example) !== undefined)
        .map((parameter) => `${name} ${parameter.name}`),
    );
    expect(filled).toEqual([]);
  });

  it('has each example of a problem once', () => {
    const repeated = operations.flatMap(([name, { responses }]) =>
      Object.values(responses)
        .flatMap(({ content }) => Object.values(content?.['application/problem+json']?.examples ?? {}))
        .filter((example) => !('$ref' in example))
        .map(() => name),
    );
    expect(repeated).toEqual([]);
    expect(Object.keys(examples)).toContain('unknown_token');
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
