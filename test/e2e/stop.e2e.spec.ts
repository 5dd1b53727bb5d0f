import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { finished, freshWallet, readWallet, runFlow } from '../support/flows';
import { startRecovery, until } from '../support/recovery';

const SEND = 'send 0.1 SOL to 3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2';
const FULL = '5000000000';
/** Longer than any test waits. */
const SLEEPY = {
  base_retry_delay_ms: 60_000,
  max_retry_delay_ms: 60_000,
  max_recovery_time_ms: 600_000,
  jitter: 'none',
};
const fails = (step: string, kind: string) => ({ sandbox: { faults: [{ step, kind, times: 9 }] } });

interface Stopped {
  readonly status: string;
  readonly execution_status: string;
  readonly revision: number;
  readonly in_flight: { readonly signature: string } | null;
}

interface Journal {
  readonly events: readonly {
    readonly type: string;
    readonly revision: number;
    readonly signature?: string;
  }[];
}

describe('stopping', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await startTestApp({ variables: { REEV_CONCURRENCY: '1' } })));
  afterAll(() => app.close());

  const stop = (id: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: `/api/v1/executions/${id}/stop`, headers });
  const journal = async (id: string) =>
    (await app.inject({ url: `/api/v1/executions/${id}/events` })).json<Journal>().events;
  const types = async (id: string) => (await journal(id)).map(({ type }) => type);
  const FIVE = Array.from({ length: 5 }, () => SEND).join(', then ');
  /** Executions that keep the only worker for a while. */
  const crowd = () =>
    Promise.all(
      Array.from({ length: 20 }, () =>
        startRecovery(app, FIVE, freshWallet(), { atomic_mode: 'lenient' }, 'direct'),
      ),
    );
  const allFinished = async (ids: readonly string[]) => {
    for (const id of ids) await finished(app, id);
  };
  /** An execution that waits between two attempts. */
  const sleeping = async (wallet: string) => {
    const more = { ...fails('transfer_1', 'rpc_unavailable'), recovery_config: SLEEPY };
    const id = await startRecovery(app, SEND, wallet, more);
    while (!(await types(id)).includes('recovery_decided'))
      await new Promise((resolve) => setImmediate(resolve));
    return id;
  };

  it('ends an execution that waits to try again, at once', async () => {
    const wallet = freshWallet();
    const id = await sleeping(wallet);
    const answer = await stop(id);
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      expect.objectContaining({ status: 'stopped', execution_id: id, in_flight: null }),
    ]);
    expect((await finished(app, id)).status).toBe('Stopped');
    expect(await types(id)).toEqual([
      'execution_queued',
      'execution_started',
      'step_started',
      'attempt_recorded',
      'attempt_ended',
      'recovery_decided',
      'stop_requested',
      'execution_stopped',
    ]);
    expect((await readWallet(app, wallet)).sol_balance).toBe(FULL);
  });

  it('ends an execution that waits for its turn, before it begins', async () => {
    const wallet = freshWallet();
    const busy = await crowd();
    const id = await startRecovery(app, SEND, wallet, {}, 'direct');
    expect((await stop(id)).json<Stopped>()).toMatchObject({ execution_status: 'Stopped', in_flight: null });
    await allFinished(busy);
    await runFlow(app, SEND, freshWallet());
    expect(await types(id)).toEqual(['execution_queued', 'stop_requested', 'execution_stopped']);
    expect((await readWallet(app, wallet)).sol_balance).toBe(FULL);
  });

  it('ends a run of a benchmark that waits for its turn, and scores it', async () => {
    const busy = await crowd();
    const url = '/api/v1/benchmarks/transfer-sol/run';
    const run = await app.inject({ method: 'POST', url, payload: { agent: 'deterministic' } });
    const id = run.json<{ execution_id: string }>().execution_id;
    expect((await stop(id)).json<Stopped>()).toMatchObject({ execution_status: 'Stopped' });
    expect(await types(id)).toEqual([
      'execution_queued',
      'stop_requested',
      'execution_scored',
      'execution_stopped',
    ]);
    await allFinished(busy);
  });

  it('ends an execution that waits for a person, and with it the question', async () => {
    const wallet = freshWallet();
    const id = await startRecovery(app, 'swap 1 SOL to USDC', wallet, {
      ...fails('swap_1', 'venue_down'),
      recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
    });
    await until(app, id, 'AwaitingUser');
    expect((await stop(id)).json<Stopped>()).toMatchObject({ status: 'stopped', in_flight: null });
    const ended = await until(app, id, 'Stopped');
    expect(ended.questions).toEqual([]);
    const late = await app.inject({
      method: 'POST',
      url: `/api/v1/executions/${id}/answers`,
      payload: { question_id: 'swap_1-1', choice: 'retry' },
    });
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'execution_finished']);
    expect((await readWallet(app, wallet)).sol_balance).toBe(FULL);
  });

  it('sends nothing more, whenever it comes; what was sent before is told to its end', async () => {
    const outcomes = new Set<string>();
    for (let pause = 0; pause < 40; pause += 1) {
      const wallet = freshWallet();
      const id = await startRecovery(app, FIVE, wallet, { atomic_mode: 'lenient' }, 'direct');
      for (let turn = 0; turn < pause; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const answer = await stop(id);
      const ended = await finished(app, id);
      outcomes.add(ended.status);
      const events = await journal(id);
      const recorded = events.filter(({ type }) => type === 'attempt_recorded');
      if (answer.statusCode === 200) {
        const { revision, in_flight: inFlight } = answer.json<Stopped>();
        expect(recorded.filter((event) => event.revision > revision)).toEqual([]);
        if (inFlight) expect(inFlight.signature).toBe(recorded.at(-1)?.signature);
      }
      const landed = events.filter(({ type }) => type === 'attempt_ended').length;
      expect(landed).toBe(recorded.length);
      const moved = BigInt(FULL) - BigInt((await readWallet(app, wallet)).sol_balance);
      const completed = ended.steps.filter(({ status }) => status === 'Completed').length;
      expect(moved / 100_000_000n).toBe(BigInt(completed));
    }
    expect(outcomes).toContain('Stopped');
  });

  it('takes a second request for the first, before and after the end', async () => {
    const id = await sleeping(freshWallet());
    const both = await Promise.all([stop(id), stop(id)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    await finished(app, id);
    const again = await stop(id);
    expect([again.statusCode, again.json<Stopped>().execution_status]).toEqual([200, 'Stopped']);
    expect((await types(id)).filter((type) => type === 'stop_requested')).toHaveLength(1);
  });

  it.each(['Completed', 'Failed'])('is too late for what has %s', async (status) => {
    const prompt =
      status === 'Completed' ? SEND : 'send 9 SOL to 3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2';
    const { execution_id: id, revision } = await runFlow(app, prompt, freshWallet());
    const answer = await stop(id);
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'execution_finished',
        detail: expect.stringContaining(status) as string,
      }),
    ]);
    expect((await journal(id)).length).toBe(revision);
  });

  it('holds If-Match against the state', async () => {
    const wallet = freshWallet();
    const id = await sleeping(wallet);
    const { headers } = await app.inject({ url: `/api/v1/executions/${id}` });
    for (const stale of [`"${id}-1"`, '"other"', 'nonsense']) {
      const refused = await stop(id, { 'if-match': stale });
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
        412,
        'precondition_failed',
      ]);
    }
    expect(await types(id)).not.toContain('stop_requested');
    expect((await stop(id, { 'if-match': `"x", ${String(headers['etag'])}` })).statusCode).toBe(200);
    await finished(app, id);
    expect((await stop(id, { 'if-match': '*' })).statusCode).toBe(200);
  });

  it('has the path of the original too', async () => {
    const id = await sleeping(freshWallet());
    const url = `/api/v1/benchmarks/anything/stop/${id}`;
    const answer = await app.inject({ method: 'POST', url });
    expect([answer.statusCode, answer.json<Stopped>().status]).toEqual([200, 'stopped']);
    await finished(app, id);
    expect((await app.inject({ method: 'POST', url: `${url}9` })).json()).toMatchObject({
      code: 'execution_not_found',
    });
  });
});
