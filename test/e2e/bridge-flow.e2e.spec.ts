import fs from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'yaml';
import { startTestApp } from '../support/app';
import { type FlowStatusBody, finished, freshWallet, held, readWallet, runFlow } from '../support/flows';

const JLUSDC = '9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D';
const PROMPT =
  'swap 1 SOL to USDC, then lend half of it and send the rest to 86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b';

interface AcceptedBody {
  readonly execution_id: string;
  readonly flow_id: string;
  readonly result: Readonly<Record<string, unknown>>;
}

interface BenchmarkBody {
  readonly id: string;
  readonly prompt: string;
  readonly flow: readonly { readonly prompt: string; readonly depends_on: readonly string[] }[];
}

interface AssertedBody {
  readonly initial_state: readonly { readonly pubkey: string; readonly data?: { readonly mint: string } }[];
  readonly ground_truth: {
    readonly final_state_assertions: readonly {
      readonly pubkey: string;
      readonly expected_change_gte?: bigint;
      readonly expected_gte?: bigint;
    }[];
  };
}

describe('bridge mode', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const post = (route: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/v1/benchmarks/${route}`, payload });

  it.each(['execute-dynamic', 'execute-bridge'])('%s runs a flow from its benchmark file', async (route) => {
    const wallet = freshWallet();
    const answer = await post(route, {
      prompt: PROMPT,
      wallet,
      agent: 'deterministic',
      shared_surfpool: true,
    });
    expect(answer.statusCode).toBe(202);
    const accepted = answer.json<AcceptedBody>();
    expect(accepted.execution_id).toMatch(/^bridge-/);
    expect(answer.headers['location']).toContain(accepted.execution_id);
    const file = `/api/v1/flows/${accepted.flow_id}/benchmark.yml`;
    expect(accepted.result).toMatchObject({
      execution_mode: 'bridge',
      steps_generated: 3,
      attempts_per_step: 1,
      recovery_enabled: false,
      yml_file: file,
    });

    const status = await finished(app, accepted.execution_id);
    expect(status).toMatchObject({ status: 'Completed', flow_id: accepted.flow_id });
    expect(status.steps.map(({ step_id, attempts }) => [step_id, attempts.length])).toEqual([
      ['swap_1', 1],
      ['lend_1', 1],
      ['transfer_1', 1],
    ]);
    expect(held(await readWallet(app, wallet), JLUSDC)).toBeGreaterThan(0n);
  });

  it('does the same as direct mode', async () => {
    const [direct, bridged] = [freshWallet(), freshWallet()];
    await runFlow(app, 'swap 25 % of my SOL to JUP', direct);
    await runBridged('swap 25 % of my SOL to JUP', bridged);
    const spent = async (wallet: string) => (await readWallet(app, wallet)).sol_balance;
    expect(await spent(bridged)).toBe(await spent(direct));
  });

  it('gives the file out as it was read, for good', async () => {
    const wallet = freshWallet();
    const { flow_id } = (await post('execute-dynamic', { prompt: PROMPT, wallet })).json<AcceptedBody>();
    const answer = await app.inject({ url: `/api/v1/flows/${flow_id}/benchmark.yml` });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/yaml; charset=utf-8',
      'content-disposition': `inline; filename="${flow_id}.yml"`,
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect(answer.body).toContain(`# Wallet ${wallet} held`);
    const { id, prompt, flow } = parse(answer.body) as BenchmarkBody;
    expect({ id, prompt }).toEqual({ id: flow_id, prompt: PROMPT });
    expect(flow.map((step) => [step.prompt, step.depends_on])).toEqual([
      ['Swap 1 SOL to USDC on Jupiter.', []],
      ['Lend 50 % of the USDC on Jupiter Lend.', ['step_1_result']],
      ['Send the rest of the USDC to 86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b.', ['step_1_result']],
    ]);
  });

  it.each([
    'swap 1 SOL to USDC, then lend it',
    'buy 10 JUP with USDC, then swap 25 % of my SOL to USDC',
    'lend 200 USDC, then withdraw 45 USDC, and send 5 USDC to 86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b',
    'mint 80 jlUSDC, then redeem half of the jlUSDC, then swap all my USDC to SOL',
  ])('asserts what is true in the end: %s', async (prompt) => {
    const wallet = freshWallet();
    const before = await readWallet(app, wallet);
    const { flow_id, status } = await runBridged(prompt, wallet);
    expect(status).toBe('Completed');
    const after = await readWallet(app, wallet);
    const { body } = await app.inject({ url: `/api/v1/flows/${flow_id}/benchmark.yml` });
    const { initial_state, ground_truth } = parse(body, { intAsBigInt: true }) as AssertedBody;
    const own = ground_truth.final_state_assertions.filter(({ pubkey }) => pubkey.startsWith('USER_'));
    expect(own.length).toBeGreaterThan(0);
    for (const { pubkey, expected_change_gte, expected_gte } of own) {
      const mint = initial_state.find((account) => account.pubkey === pubkey)?.data?.mint;
      const [actual, expected] =
        mint === undefined
          ? [BigInt(after.sol_balance) - BigInt(before.sol_balance), expected_change_gte]
          : [held(after, mint), expected_gte];
      expect(actual).toBeGreaterThanOrEqual(expected as bigint);
    }
  });

  it('tries once and recovers from nothing', async () => {
    const wallet = freshWallet();
    const status = await runBridged('send 900 SOL to 86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b', wallet);
    expect(status.status).toBe('Failed');
    expect(status.steps[0]?.attempts.length).toBeLessThanOrEqual(1);
  });

  it.each(['flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202', '..%2f..%2fetc%2fpasswd'])(
    'has no file of %s',
    async (id) => {
      const answer = await app.inject({ url: `/api/v1/flows/${id}/benchmark.yml` });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
      expect(answer.json()).toMatchObject({ code: 'benchmark_file_not_found' });
    },
  );

  it('has no file of a flow of direct mode', async () => {
    const { flow_id } = await runFlow(app, 'swap 1 SOL to USDC', freshWallet());
    const answer = await app.inject({ url: `/api/v1/flows/${flow_id}/benchmark.yml` });
    expect(answer.json()).toMatchObject({ status: 404, code: 'benchmark_file_not_found' });
  });

  it.each<[string, object, number, string]>([
    ['no wallet', { prompt: 'swap 1 SOL to USDC' }, 400, 'invalid_request'],
    ['a wallet that is none', { prompt: 'swap 1 SOL to USDC', wallet: 'me' }, 400, 'invalid_wallet'],
    [
      'another agent',
      { prompt: 'swap 1 SOL to USDC', wallet: freshWallet(), agent: 'x' },
      400,
      'unknown_agent',
    ],
    ['a template', { prompt: 'swap {{constructor}} SOL to USDC', wallet: freshWallet() }, 422, 'ambiguous'],
    ['a prompt that is none', { prompt: 'tell me a joke', wallet: freshWallet() }, 422, 'unsupported_intent'],
  ])('refuses %s on both routes', async (_what, body, status, code) => {
    for (const route of ['execute-dynamic', 'execute-bridge']) {
      const answer = await post(route, body);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    }
  });

  it('is documented as what it is', async () => {
    const { paths } = (await app.inject({ url: '/api/docs-json' })).json<{
      paths: Record<string, { post?: { description: string }; get?: { responses: object } }>;
    }>();
    for (const route of ['execute-dynamic', 'execute-bridge'])
      expect(paths[`/api/v1/benchmarks/${route}`]?.post?.description).toContain(
        'one attempt a step, no recovery strategies',
      );
    expect(paths['/api/v1/flows/{flow_id}/benchmark.yml']?.get?.responses).toMatchObject({
      200: { content: { 'text/yaml': {} } },
      404: {},
    });
  });

  it('leaves files and templates alone in direct mode', async () => {
    const watched = (
      ['openSync', 'readFileSync', 'writeFileSync', 'open', 'readFile', 'writeFile'] as const
    ).map((name) => jest.spyOn(fs, name));
    const promised = (['open', 'readFile', 'writeFile'] as const).map((name) =>
      jest.spyOn(fs.promises, name),
    );
    const touches = () => [...watched, ...promised].reduce((total, spy) => total + spy.mock.calls.length, 0);
    try {
      const before = await lookups();
      await runFlow(app, PROMPT, freshWallet());
      expect(await lookups()).toBe(before);
      expect(touches()).toBe(0);
      await runBridged(PROMPT, freshWallet());
      expect(await lookups()).toBeGreaterThan(before);
      fs.readFileSync(__filename);
      expect(touches()).toBeGreaterThan(0);
    } finally {
      [...watched, ...promised].forEach((spy) => {
        spy.mockRestore();
      });
    }
  });

  /** Look-ups in the cache of compiled templates so far. */
  async function lookups(): Promise<number> {
    const { details } = (await app.inject({ url: '/health/ready' })).json<{
      details: { templates: { hits: number; misses: number } };
    }>();
    return details.templates.hits + details.templates.misses;
  }

  async function runBridged(prompt: string, wallet: string): Promise<FlowStatusBody> {
    const accepted = await post('execute-dynamic', { prompt, wallet });
    if (accepted.statusCode !== 202) throw new Error(`Refused: ${accepted.body}`);
    return finished(app, accepted.json<AcceptedBody>().execution_id);
  }
});
