import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  FlowDeclined,
  type FlowPlan,
  type FlowRequest,
  ReevUnreachable,
  createReevClient,
  runFlow,
} from '../../clients/typescript';
import { startTestApp } from '../support/app';
import { noSleep } from '../support/client';
import { freshWallet } from '../support/flows';
import { HttpClient } from '../support/http-client';

const PROMPT = 'swap 1 SOL to USDC, then lend it';

/** A flow that asks a person. */
function asking(wallet: string): FlowRequest {
  return {
    mode: 'recovery',
    prompt: 'swap 1 SOL to USDC',
    wallet,
    recovery_config: { enable_alternative_flows: false, enable_user_fulfillment: true },
    sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_liquidity', times: 1 }] },
  };
}

describe('runFlow', () => {
  let app: NestFastifyApplication;
  let baseUrl: string;

  beforeAll(async () => {
    app = await startTestApp();
    ({ origin: baseUrl } = await HttpClient.listen(app));
  });
  afterAll(() => app.close());

  const reev = (send?: (request: Request) => Promise<Response>) =>
    createReevClient({ baseUrl, ...(send !== undefined && { fetch: send }) });

  async function executionsOf(wallet: string) {
    const { data } = await reev().GET('/api/v1/executions', { params: { query: { wallet } } });
    return data?.items ?? [];
  }

  it.each(['direct', 'bridge', 'recovery'] as const)('runs the plan that was agreed to: %s', async (mode) => {
    const plans: FlowPlan[] = [];
    const seen: string[] = [];
    const done = await runFlow(
      reev(),
      { mode, prompt: PROMPT, wallet: 'new' },
      {
        onPlan: (plan) => plans.push(plan) === 1,
        onStatus: ({ status }) => seen.push(status),
      },
    );
    expect(done).toMatchObject({ status: 'Completed', mode, wallet: plans[0]?.wallet });
    expect(done.flow_id === plans[0]?.flow_id).toBe(mode !== 'bridge');
    expect(plans.map(({ preview }) => preview.status)).toEqual(['Completed']);
    expect(seen.at(-1)).toBe('Completed');
  });

  it('runs nothing when the plan is declined', async () => {
    const wallet = freshWallet();
    const declined = runFlow(reev(), { prompt: PROMPT, wallet }, { onPlan: () => false });
    await expect(declined).rejects.toThrow(FlowDeclined);
    expect(await executionsOf(wallet)).toEqual([]);
  });

  it('executes once, and goes on, when answers are lost', async () => {
    const wallet = freshWallet();
    const lost = new Map<string, number>();
    const client = reev(async (request) => {
      const { method, url } = request;
      const answer = await fetch(request);
      const times = lost.get(method) ?? 0;
      lost.set(method, times + 1);
      if (times === 0) throw new TypeError(`the answer of ${url} is lost`);
      return times === 1 ? new Response('Bad Gateway', { status: 502 }) : answer;
    });
    const done = await runFlow(client, { prompt: PROMPT, wallet }, { sleep: noSleep });
    expect(done.status).toBe('Completed');
    expect(await executionsOf(wallet)).toEqual([
      expect.objectContaining({ execution_id: done.execution_id }),
    ]);
    expect(lost.get('POST')).toBe(3);
    expect(lost.get('GET')).toBeGreaterThanOrEqual(3);
  });

  it('loses patience with a service that stays away', async () => {
    const waits: number[] = [];
    const client = reev(() => Promise.reject(new TypeError('fetch failed')));
    const sleep = (milliseconds: number) => {
      waits.push(milliseconds);
      return noSleep();
    };
    const lost = runFlow(client, { prompt: PROMPT, wallet: 'new' }, { sleep, patienceMs: 2_000 });
    await expect(lost).rejects.toThrow(ReevUnreachable);
    expect(waits).toEqual([250, 500, 1_000]);
  });

  it('has each question answered once', async () => {
    const asked: string[] = [];
    const done = await runFlow(reev(), asking(freshWallet()), {
      onQuestion: async ({ question_id, choices }, { status }) => {
        asked.push(`${status} ${question_id}`);
        expect(choices.map(({ choice }) => choice)).toContain('retry');
        return { choice: 'retry' };
      },
    });
    expect(asked).toEqual(['AwaitingUser swap_1-1']);
    expect(done.status).toBe('Completed');
  });

  it('hands a flow that waits for a person back to a caller who answers nothing', async () => {
    const waiting = await runFlow(reev(), asking(freshWallet()));
    expect(waiting).toMatchObject({ status: 'AwaitingUser', questions: [{ question_id: 'swap_1-1' }] });
  });

  it('stops the execution when the signal is aborted, also while a question is open', async () => {
    const wallet = freshWallet();
    const leaving = new AbortController();
    const stopped = runFlow(reev(), asking(wallet), {
      signal: leaving.signal,
      onQuestion: () => {
        leaving.abort(new Error('the buyer left'));
        return new Promise(() => undefined);
      },
    });
    await expect(stopped).rejects.toThrow('the buyer left');
    expect(await executionsOf(wallet)).toEqual([expect.objectContaining({ status: 'Stopped' })]);
  });

  it('sends nothing for a signal that was aborted before', async () => {
    const wallet = freshWallet();
    const late = runFlow(
      reev(),
      { prompt: PROMPT, wallet },
      { signal: AbortSignal.abort(new Error('late')) },
    );
    await expect(late).rejects.toThrow('late');
    expect(await executionsOf(wallet)).toEqual([]);
  });

  it('rejects with the typed problem of a refusal', async () => {
    const refused = runFlow(reev(), { prompt: 'swap 1 SOL to FLURB', wallet: 'new' });
    await expect(refused).rejects.toMatchObject({ name: 'ReevProblem', code: 'unknown_token', status: 422 });
  });

  it('gets the same execution for the same key', async () => {
    const request = { prompt: PROMPT, wallet: freshWallet() };
    const first = await runFlow(reev(), request, { idempotencyKey: 'order-7' });
    const second = await runFlow(reev(), request, { idempotencyKey: 'order-7' });
    expect(second.execution_id).toBe(first.execution_id);
  });
});
