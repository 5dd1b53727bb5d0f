import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { APP_STORES } from '../support/app-stores';
import { type FlowStatusBody, freshWallet, runFlow } from '../support/flows';

interface Compensated extends FlowStatusBody {
  readonly steps: readonly (FlowStatusBody['steps'][number] & {
    readonly compensation: { readonly step_id: string | null; readonly reason: string } | null;
    readonly compensates: string | null;
  })[];
}

describe.each(APP_STORES)('a strict flow that is undone, over HTTP and on %s', (_store, open) => {
  let app: NestFastifyApplication;
  let disposeStore: () => Promise<void>;
  let status: Compensated;

  beforeAll(async () => {
    const { variables, dispose } = await open();
    disposeStore = dispose;
    app = await startTestApp({ variables });
    const prompt = `swap 1 SOL to USDC, then show my balances, then send 5 USDC to ${freshWallet()}, then show my balances, then swap 1 SOL to JUP, then show my balances, then send 900000 BONK to ${freshWallet()}`;
    status = (await runFlow(app, prompt, freshWallet())) as Compensated;
  });
  afterAll(async () => {
    await app.close();
    await disposeStore();
  });

  const read = async (path: string) => (await app.inject({ url: `/api/v1/${path}` })).body;
  const step = (id: string) => status.steps.find(({ step_id }) => step_id === id);

  it('says of each landed step whether it is undone, and why not', () => {
    expect(status).toMatchObject({ status: 'Failed', progress: 1, atomicity: 'sequence' });
    expect(status.failure?.message).toMatch(
      /^Step transfer_2 failed: .* Undone: swap_2. Not undone: swap_1, transfer_1.$/,
    );
    expect(step('swap_2')).toMatchObject({
      status: 'Compensated',
      compensation: { step_id: 'undo_swap_2', reason: expect.stringMatching(/^At least 0.95 SOL/) as string },
      compensates: null,
    });
    expect(step('undo_swap_2')).toMatchObject({
      status: 'Completed',
      compensates: 'swap_2',
      compensation: null,
    });
    expect(step('transfer_1')?.compensation).toEqual({
      step_id: null,
      reason: 'What was sent belongs to its recipient.',
    });
    expect(step('swap_1')?.compensation?.reason).toBe('transfer_1 used what it brought, and stays.');
  });

  it('keeps the decisions in the journal, last step first', async () => {
    const { events } = JSON.parse(await read(`executions/${status.execution_id}/events`)) as {
      events: readonly { type: string; step_id?: string }[];
    };
    const decided = events.filter(({ type }) => type === 'compensation_decided');
    expect(decided.map(({ step_id }) => step_id)).toEqual(['swap_2', 'transfer_1', 'swap_1']);
  });

  it('may be asked to have faults at the steps that undo', async () => {
    const prompt = `swap 1 SOL to USDC, then show my balances, then send 900000 USDC to ${freshWallet()}`;
    const sandbox = { faults: [{ step: 'undo_swap_1', kind: 'rpc_unavailable' }] };
    const kept = (await runFlow(app, prompt, freshWallet(), { sandbox })) as Compensated;
    expect(kept.steps.map(({ step_id, status: end }) => [step_id, end])).toEqual([
      ['swap_1', 'Completed'],
      ['balance_1', 'Completed'],
      ['transfer_1', 'Failed'],
      ['undo_swap_1', 'Failed'],
    ]);
  });

  it('is drawn in every format, and told in the logs', async () => {
    const mermaid = await read(`flows/${status.execution_id}?format=mermaid`);
    expect(mermaid).toContain('class step_swap_2 compensated');
    expect(mermaid).toContain('--> step_undo_swap_2 : undoing what had landed');
    expect(await read(`flows/${status.execution_id}?format=ascii`)).toMatch(
      /↺ Swap 1 SOL to JUP .*\n.*\n.*undone by undo_swap_2/,
    );
    expect(await read(`flows/${status.execution_id}?format=svg`)).toContain('undone by undo_swap_2');
    expect(await read(`execution-logs/${status.execution_id}`)).toContain('↩️ Step swap_2');
    expect(await read('metrics/flows')).toContain('{"tool":"jupiter_swap","status":"Compensated","count":1}');
  });
});
