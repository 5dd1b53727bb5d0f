import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { Examples } from '../support/examples';
import { finished, freshWallet, runFlow } from '../support/flows';
import { ApiDocument, type ApiOperation } from '../support/open-api';
import { startRecovery, until } from '../support/recovery';
import { WalletOwner } from '../support/wallet-owner';
import { SchemaCheck } from '../support/schema-check';

const PROMPT = 'swap 1 SOL to USDC';
const EXAMPLE_ID = /\b(direct|recovery|static|flow)-0198c7d6-[0-9a-f-]+/g;

describe('the examples of the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let document: ApiDocument;
  let examples: Examples;
  let schemas: SchemaCheck;
  /** Ids of things that exist, by the kind of id that an example shows. */
  const fresh: Record<string, string> = {};

  beforeAll(async () => {
    app = await startTestApp({ variables: { REEV_DEBUG_ROUTES: 'true' } });
    document = await ApiDocument.of(app);
    examples = new Examples(document);
    schemas = new SchemaCheck(document);
    // Bridge mode has everything that a flow can have.
    fresh['direct'] = await startRecovery(app, PROMPT, freshWallet(), {}, 'bridge');
    fresh['flow'] = (await finished(app, fresh['direct'])).flow_id;
    fresh['recovery'] = await askingExecution();
    const saved = {
      method: 'POST',
      url: '/api/v1/agents/config',
      payload: { agent_type: 'deterministic' },
    } as const;
    expect((await app.inject(saved)).statusCode).toBe(200);
  });
  afterAll(() => app.close());

  /** One that waits for a person. */
  async function askingExecution(): Promise<string> {
    const id = await startRecovery(app, PROMPT, freshWallet(), {
      recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
      sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_funds' }] },
    });
    await until(app, id, 'AwaitingUser');
    return id;
  }

  /** What a command needs that changes what it is sent to. */
  async function prepare({ method, path }: ApiOperation): Promise<Record<string, string>> {
    if (method !== 'POST') return fresh;
    const asking = await askingExecution();
    if (path.endsWith('/resume')) {
      await app.inject({ method: 'POST', url: `/api/v1/executions/${asking}/stop` });
      await finished(app, asking);
    }
    return { ...fresh, direct: asking, recovery: asking };
  }

  function urlOf({ path, parameters = [] }: ApiOperation): string {
    return path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
      const example = parameter?.schema.example ?? parameter?.example ?? parameter?.schema.examples?.[0];
      if (typeof example !== 'string') throw new Error(`${path} {${name}} has no example`);
      return example;
    });
  }

  function queriesOf({ parameters = [] }: ApiOperation): string[] {
    const shown = parameters
      .filter((parameter) => parameter.in === 'query')
      .map(
        ({ name, schema, example }) =>
          [name, example ?? schema.examples?.[0] ?? examples.of(schema, 'all')] as const,
      )
      .filter(([, value]) => value !== undefined);
    const pairs = shown.flatMap(([name, value]) =>
      [value].flat().map((one) => `${name}=${encodeURIComponent(String(one))}`),
    );
    if (parameters.some((parameter) => parameter.in === 'query' && parameter.required === true))
      return [`?${pairs.join('&')}`];
    return ['', ...pairs.map((pair) => `?${pair}`), ...(pairs.length > 1 ? [`?${pairs.join('&')}`] : [])];
  }

  /** Nobody can show a signature that holds: the owner of a wallet gives one. */
  async function signed(body: unknown): Promise<{ ids: Record<string, string>; body: unknown }> {
    const owner = new WalletOwner();
    const id = await startRecovery(app, PROMPT, owner.address, { sandbox: { signer: 'wallet' } });
    const [question] = (await until(app, id, 'AwaitingUser')).questions;
    const asked = question?.choices.find(({ choice }) => choice === 'sign') as { transaction?: string };
    const transaction = owner.signed(asked.transaction ?? '');
    return { ids: { ...fresh, recovery: id }, body: { ...(body as object), transaction } };
  }

  async function send(operation: ApiOperation, query: string, example?: unknown): Promise<string[]> {
    const isSignature = (example as { choice?: string } | undefined)?.choice === 'sign';
    const { ids, body } = isSignature
      ? await signed(example)
      : { ids: await prepare(operation), body: example };
    const own = (text: string) => text.replaceAll(EXAMPLE_ID, (id, kind: string) => ids[kind] ?? id);
    const answer = await app.inject({
      method: operation.method as 'GET',
      url: own(urlOf(operation) + query),
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        payload: own(JSON.stringify(body)),
      }),
    });
    const success = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    if (!success.includes(String(answer.statusCode)))
      return [`${answer.statusCode} ${answer.body.slice(0, 400)}`];
    const media = operation.responses[String(answer.statusCode)]?.content?.['application/json'];
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return isJson && media ? [...schemas.faults(media.schema, answer.json())] : [];
  }

  const read = (url: string) => app.inject({ url, headers: { accept: 'application/json' } });

  it('are answered as documented, in the form that is documented', async () => {
    const problems: string[] = [];
    let sent = 0;
    for (const operation of document.operations) {
      const bodies = examples.bodies(operation);
      const requests =
        bodies.length > 0 ? bodies : queriesOf(operation).map((query) => [query, undefined] as const);
      for (const [name, body] of requests) {
        sent += 1;
        const faults = await send(operation, body === undefined ? name : '', body);
        problems.push(...faults.map((fault) => `${operation.method} ${operation.path} ${name}: ${fault}`));
      }
    }
    expect(problems).toEqual([]);
    expect(sent).toBeGreaterThan(document.operations.length);
  }, 60_000);

  it('are not the only ones: what fails, asks and was stopped has the documented form too', async () => {
    const wallet = freshWallet();
    const much = {
      prompt: 'swap 1 SOL to USDC, then send 4000 SOL to 9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM',
    };
    const failed = (await runFlow(app, much.prompt, wallet)).execution_id;
    const refused = await startRecovery(app, PROMPT, freshWallet(), {
      sandbox: { faults: [{ step: 'swap_1', kind: 'slippage', times: 20 }] },
      recovery_config: { retry_attempts: 1, enable_alternative_flows: false },
    });
    await finished(app, refused);
    const plan = await app.inject({
      method: 'POST',
      url: '/api/v1/flows/plan',
      payload: { ...much, wallet },
    });
    const answers: [string, string, unknown][] = [['POST', '/api/v1/flows/plan', plan.json()]];
    const views = ['/executions/{execution_id}', '/executions/{execution_id}/events', '/flows/{session_id}'];
    for (const id of [failed, refused, await askingExecution()])
      for (const path of [...views, '/executions/{execution_id}/questions', '/execution-logs/{id}'])
        answers.push(['GET', `/api/v1${path}`, (await read(`/api/v1${path.replace(/\{\w+\}/, id)}`)).json()]);
    const problems = answers.flatMap(([method, path, body]) => {
      const operation = document.operations.find((one) => one.method === method && one.path === path);
      const media = operation?.responses['200']?.content?.['application/json'];
      return media
        ? schemas.faults(media.schema, body).map((fault) => `${path}: ${fault}`)
        : [`${path}: no form`];
    });
    expect(problems).toEqual([]);
    expect(plan.json()).toMatchObject({ preview: { status: 'Failed' } });
  });

  it('of answers have the form that is documented', () => {
    const problems = document.operations.flatMap(({ method, path, responses }) =>
      Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.values(content).flatMap((media) =>
          [
            ...Object.values(media.examples ?? {}).map((example) => document.example(example)),
            ...(media.example === undefined ? [] : [media.example]),
          ].flatMap((value) =>
            schemas.faults(media.schema, value).map((fault) => `${method} ${path} ${status}: ${fault}`),
          ),
        ),
      ),
    );
    expect(problems).toEqual([]);
  });

  it.each(['required', 'all'] as const)('of every form fit together (%s members)', (extent) => {
    const problems = Object.keys(document.schemas).flatMap((name) => {
      const schema = { $ref: `#/components/schemas/${name}` };
      return schemas.faults(schema, examples.of(schema, extent)).map((fault) => `${name}: ${fault}`);
    });
    expect(problems).toEqual([]);
  });
});
