import { freshWallet, runFlow } from '../support/flows';
import { startTestApp } from '../support/app';

type App = Awaited<ReturnType<typeof startTestApp>>;

const WSOL = 'So11111111111111111111111111111111111111112';

describe('the trace of an execution', () => {
  let app: App;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const traceOf = async (url: string) => (await app.inject({ url })).json<{ trace: string }>().trace;

  it('shows every instruction as it was signed, wherever the trace is shown', async () => {
    const wallet = freshWallet();
    const run = await runFlow(app, 'swap 1 SOL to USDC', wallet);
    const [attempt] = run.steps[0]?.attempts ?? [];
    const trace = await traceOf(`/api/v1/execution-logs/${run.execution_id}`);
    expect(trace.match(/ACTION:/g)).toHaveLength(1);
    expect(trace).toContain(String(attempt?.signature));
    expect(trace).toMatch(/Program ID: [1-9A-HJ-NP-Za-km-z]{32,44}\n[ │]*Accounts:/);
    expect(trace).toContain(`🖋️ ➕ ${wallet}`);
    expect(trace).toContain(WSOL);
    expect(trace).toMatch(/Data \(Base58\): [1-9A-HJ-NP-Za-km-z]+/);
    expect(trace).toMatch(/OBSERVATION: landed in slot \d+, fee \d+ lamports, \d+ compute units/);
    for (const url of [
      `/api/v1/transaction-logs/${run.execution_id}`,
      `/api/v1/flow-logs/${run.flow_id}`,
      `/api/v1/benchmarks/dynamic-flow/status/${run.execution_id}`,
    ])
      expect(await traceOf(url)).toBe(trace);
  });

  it('divides a transaction among the steps that it carries', async () => {
    const to = freshWallet();
    const run = await runFlow(app, `swap 1 SOL to USDC, then send 0.25 SOL to ${to}`, freshWallet());
    expect(new Set(run.steps.map(({ attempts }) => attempts[0]?.signature)).size).toBe(1);
    const trace = await traceOf(`/api/v1/execution-logs/${run.execution_id}`);
    const [swap = '', transfer = ''] = trace.split(/Step transfer_\d/);
    expect(swap).not.toContain(to);
    expect(transfer.match(/Program ID: (\S+)/g)).toEqual(['Program ID: 11111111111111111111111111111111']);
    expect(transfer).toContain(`🖍️ ➕ ${to}`);
  });
});
