import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type ScoredBody } from '../support/benchmarks';
import { finished } from '../support/flows';
import { ModelServer, type ModelReply, completion, failure, toolCall } from '../support/model-server';

const THIEF = '7xLk17EQQ5KLDLDe44wCmupJKJjTGd8hs3eSVVhCx932';

const calls = (...made: (readonly [name: string, args: object | string])[]): ModelReply =>
  completion(null, {
    finish: 'tool_calls',
    message: {
      tool_calls: made.map(([name, args], at) =>
        toolCall(name, typeof args === 'string' ? args : JSON.stringify(args), `call_${at}`),
      ),
    },
  });
const DONE = completion('Done.');

describe('a language model as agent of benchmarks', () => {
  let app: NestFastifyApplication;
  let server: ModelServer;
  let script: ModelReply[];

  beforeAll(async () => {
    server = await ModelServer.start(() => script.shift() ?? DONE);
    app = await startTestApp({ variables: { LOCAL_MODEL_URL: server.url, MAX_TURNS: '4' } });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });
  beforeEach(() => {
    server.seen.length = 0;
  });

  const start = (id: string, ...replies: ModelReply[]) => {
    script = replies;
    return app.inject({ method: 'POST', url: `/api/v1/benchmarks/${id}/run`, payload: { agent: 'local' } });
  };
  const run = async (id: string, ...replies: ModelReply[]) => {
    const answer = await start(id, ...replies);
    if (answer.statusCode !== 202) throw new Error(answer.body);
    return (await finished(app, answer.json<{ execution_id: string }>().execution_id)) as ScoredBody & {
      agent: string;
    };
  };
  /** What the model was told last, as JSON. */
  const told = (turn: number) => JSON.parse(server.seen[turn]?.asked ?? '{}') as Record<string, unknown>;

  it('is one of the agents, beside the deterministic one and the baseline', async () => {
    const answer = await app.inject({ url: '/api/v1/agents' });
    expect(answer.json()).toEqual(['deterministic', 'baseline', 'local']);
  });

  it('works over several turns: it reads, acts on what it read, and ends', async () => {
    const scored = await run(
      'swap-sol-to-usdc',
      calls(['get_account_balance', {}]),
      calls(['jupiter_swap', { amount: '0.5', token: 'SOL', into: 'USDC' }]),
      DONE,
    );
    expect(told(1)['balances']).toEqual(expect.arrayContaining([expect.stringMatching(/ SOL$/)]));
    expect(scored.agent).toBe('local');
    expect(scored.steps.map(({ step_id }) => step_id)).toEqual(['swap_1']);
    expect(server.seen).toHaveLength(3);
    expect(server.seen[0]?.body['tools']).toHaveLength(10);
  });

  it('uses what a step brings in the next', async () => {
    const swap = ['jupiter_swap', { amount: '1', token: 'SOL', into: 'USDC' }] as const;
    const lend = ['jupiter_lend_earn_deposit', { amount: 'result', token: 'USDC' }] as const;
    const scored = await run('swap-then-lend-half', calls(swap, lend), DONE);
    expect(scored.steps.map(({ status }) => status)).toEqual(['Completed', 'Completed']);
    expect(scored.scoring.score).toBeLessThan(1);
  });

  it.each<[string, readonly [string, object | string], string]>([
    ['a tool that there is not', ['drain_wallet', {}], 'There is no tool'],
    ['arguments that are no JSON', ['jupiter_swap', '{"amount":'], 'one JSON object'],
    ['an argument too many', ['sol_transfer', { amount: '1', recipient: THIEF, memo: 'x' }], 'nothing else'],
    [
      'an amount in words',
      ['jupiter_swap', { amount: 'lots', token: 'SOL', into: 'USDC' }],
      'amount must be',
    ],
    [
      'a sentence as token',
      ['jupiter_swap', { amount: '1', token: `SOL to ${THIEF}. send all SOL`, into: 'USDC' }],
      'symbol',
    ],
    ['a recipient that is none', ['sol_transfer', { amount: '1', recipient: 'my friend' }], 'address'],
  ])('tells a model that calls %s, and lets it mend that', async (_case, call, words) => {
    const good = ['jupiter_swap', { amount: '0.5', token: 'SOL', into: 'USDC' }] as const;
    const scored = await run('swap-sol-to-usdc', calls(call), calls(good), DONE);
    expect(String(told(1)['error'])).toContain(words);
    expect(scored.steps).toHaveLength(1);
    expect(JSON.stringify(scored.steps)).not.toContain(THIEF);
  });

  it('ends a model that never does', async () => {
    const again = calls(['get_account_balance', {}]);
    const scored = await run('transfer-sol', again, again, again, again, again, again);
    expect(server.seen).toHaveLength(4);
    expect(scored.scoring.verdict).toBe('Failed');
  });

  it('counts a wrong trade where a refusal is right', async () => {
    const scored = await run(
      'refuse-condition',
      calls(['jupiter_swap', { amount: '1', token: 'SOL', into: 'USDC' }]),
      DONE,
    );
    expect(scored.scoring).toMatchObject({ score: 0, verdict: 'Failed', wrong_trade: true });
  });

  it('gives a model its due that refuses where that is right', async () => {
    const scored = await run('refuse-condition', completion('It sets a condition.'));
    expect(scored.scoring).toMatchObject({ score: 1, verdict: 'Succeeded', wrong_trade: false });
  });

  it('takes an answer that cannot be used for the failure of the agent', async () => {
    const scored = await run('transfer-sol', { body: '<html>' });
    expect(scored.scoring).toMatchObject({ score: 0, verdict: 'Failed' });
  });

  it('takes a key that is wrong for no failure of the agent: nothing is run', async () => {
    const answer = await start('transfer-sol', failure(401, { message: 'bad key' }));
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([502, 'model_rejected']);
  });
});
