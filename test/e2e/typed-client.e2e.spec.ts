import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ReevClient, waitForExecution } from '../../clients/typescript';
import { startTestApp } from '../support/app';
import { connectClient, noSleep } from '../support/client';
import { freshWallet } from '../support/flows';

const PROMPT = 'swap 1 SOL to USDC, then lend it';
const sleep = noSleep;

/** What a route answers that can answer text, too. */
function asJson<T>(data: T | string | undefined): T {
  if (data === undefined || typeof data === 'string') throw new Error(`Not JSON: ${String(data)}`);
  return data;
}

describe('the typed client', () => {
  let app: NestFastifyApplication;
  let client: ReevClient;

  beforeAll(async () => {
    app = await startTestApp();
    client = await connectClient(app);
  });
  afterAll(() => app.close());

  it('plans, runs, watches and draws a flow', async () => {
    const body = { prompt: PROMPT, wallet: freshWallet() };
    const plan = await client.POST('/api/v1/flows/plan', { body });
    expect(plan.data?.steps.map(({ step_id }) => step_id)).toEqual(['swap_1', 'lend_1']);

    const accepted = await client.POST('/api/v1/benchmarks/execute-direct', { body });
    expect(accepted.response.status).toBe(202);
    expect(accepted.data).toMatchObject({ result: { steps_generated: 2 } });
    const id = accepted.data?.execution_id ?? '';
    const waits: number[] = [];
    const done = await waitForExecution(client, id, {
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        await noSleep();
      },
    });
    expect(done).toMatchObject({ status: 'Completed', progress: 1, current_step: null });
    expect(new Set(waits)).toEqual(new Set(waits.length > 0 ? [1_000] : []));

    const path = { session_id: id };
    const diagram = await client.GET('/api/v1/flows/{session_id}', { params: { path } });
    expect(asJson(diagram.data).tool_calls.map(({ tool_name }) => tool_name)).toEqual([
      'jupiter_swap',
      'jupiter_lend_earn_deposit',
    ]);
    const mermaid = await client.GET('/api/v1/flows/{session_id}', {
      params: { path, query: { format: 'mermaid' } },
      parseAs: 'text',
    });
    expect(mermaid.data).toMatch(/^stateDiagram/);
    const journal = await client.GET('/api/v1/executions/{execution_id}/events', {
      params: { path: { execution_id: id }, query: { since: 1 } },
    });
    expect(asJson(journal.data).events.map(({ revision }) => revision)).toEqual(
      Array.from({ length: done.revision - 1 }, (_none, index) => index + 2),
    );
    const logs = await client.GET('/api/v1/transaction-logs/{id}', { params: { path: { id } } });
    expect(logs.data?.transaction_logs).toContain('🔗');
  });

  it('is asked a question, answers it, and sees what recovery came to', async () => {
    const accepted = await client.POST('/api/v1/benchmarks/execute-recovery', {
      body: {
        prompt: PROMPT,
        wallet: freshWallet(),
        recovery_config: { enable_alternative_flows: false, enable_user_fulfillment: true },
        sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_liquidity' }] },
      },
    });
    const path = { execution_id: accepted.data?.execution_id ?? '' };
    const waiting = await waitForExecution(client, path.execution_id, { sleep });
    expect(waiting.status).toBe('AwaitingUser');

    const asked = await client.GET('/api/v1/executions/{execution_id}/questions', { params: { path } });
    const [question] = asked.data?.open ?? [];
    const etag = asked.response.headers.get('etag') ?? '';
    expect(question?.choices.map(({ choice }) => choice)).toContain('abort');
    const answer = { question_id: question?.question_id ?? '', choice: 'retry' as const };

    const outdated = await client.POST('/api/v1/executions/{execution_id}/answers', {
      params: { path, header: { 'If-Match': '"something-else"' } },
      body: answer,
    });
    expect(outdated.error).toMatchObject({ code: 'precondition_failed', status: 412 });
    const answered = await client.POST('/api/v1/executions/{execution_id}/answers', {
      params: { path, header: { 'If-Match': etag } },
      body: answer,
    });
    expect(answered.data).toMatchObject({ question_id: answer.question_id });

    const done = await waitForExecution(client, path.execution_id, {
      sleep,
      until: ({ progress }) => progress === 1,
    });
    expect(done.steps[0]?.recoveries.map(({ strategy }) => strategy)).toContain('user_fulfillment');
    const report = await client.GET('/api/v1/metrics/recovery', { params: { query: { window: '1h' } } });
    expect(report.data?.strategies_used.user_fulfillment_used).toBe(1);
    expect(report.data?.recovered_flows).toBe(1);
  });

  it('returns refusals as typed problems', async () => {
    const body = { prompt: 'swap 1 SOL to FLURB', wallet: freshWallet() };
    const { data, error } = await client.POST('/api/v1/benchmarks/execute-direct', { body });
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ code: 'unknown_token', status: 422 });
    await expect(waitForExecution(client, 'direct-nothing', { sleep })).rejects.toThrow('direct-nothing');
  });
});
