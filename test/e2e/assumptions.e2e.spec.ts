import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { reev } from '../support/cli-process';
import { type FlowStatusBody, finished, freshWallet } from '../support/flows';

const HALF = 'The prompt names no amount: swap_1 takes 50 % of the SOL.';
const ASSUMED = [{ code: 'amount_defaulted', step_id: 'swap_1', detail: HALF }];
const PROMPT = 'swap SOL to USDC';

interface Assuming {
  readonly assumptions: readonly object[];
}

jest.setTimeout(60_000);

describe('what a plan assumes', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startTestApp();
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  const read = async (url: string) => (await app.inject({ url })).body;
  const run = async (mode: string, more: object = {}): Promise<FlowStatusBody & Assuming> => {
    const url = `/api/v1/benchmarks/execute-${mode}`;
    const payload = { prompt: PROMPT, wallet: freshWallet(), ...more };
    const { execution_id: id } = (await app.inject({ method: 'POST', url, payload })).json<FlowStatusBody>();
    return (await finished(app, id)) as FlowStatusBody & Assuming;
  };

  it.each(['direct', 'dynamic', 'recovery'])('stays in the status of a flow in %s mode', async (mode) => {
    expect((await run(mode)).assumptions).toEqual(ASSUMED);
  });

  it('is in the journal and its events', async () => {
    const { execution_id: id } = await run('direct');
    const { events } = JSON.parse(await read(`/api/v1/executions/${id}/events`)) as { events: Assuming[] };
    expect(events[0]).toMatchObject({ type: 'execution_queued', assumptions: ASSUMED });
  });

  it.each(['json', 'html', 'svg', 'mermaid', 'ascii'])('is drawn as %s', async (format) => {
    const { execution_id: id } = await run('direct');
    const text = (await read(`/api/v1/flows/${id}?format=${format}`))
      .replace(/<[^>]*>|[│\n]/g, ' ')
      .replace(/#(\d+);|&#?\w+;/g, (_entity, code: string) =>
        code ? String.fromCodePoint(Number(code)) : ' ',
      )
      .replace(/\s+/g, ' ');
    expect(text).toMatch(/assumed: The prompt names no amount: swap_1 takes 50 % of the SOL/i);
  });

  it('stays with an execution that goes on from another', async () => {
    const failed = await run('direct', {
      sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 9 }] },
    });
    expect(failed.status).toBe('Failed');
    const url = `/api/v1/executions/${failed.execution_id}/resume`;
    const { execution_id: id } = (await app.inject({ method: 'POST', url })).json<FlowStatusBody>();
    expect(await finished(app, id)).toMatchObject({ status: 'Completed', assumptions: ASSUMED });
  });

  it('is absent where nothing was assumed', async () => {
    expect((await run('direct', { prompt: 'swap 1 SOL to USDC' })).assumptions).toEqual([]);
  });

  it('is said by reev flow, and in its --json', async () => {
    const args = ['flow', PROMPT, '--wallet', freshWallet(), '--server', await app.getUrl()];
    const shown = await reev(args);
    expect(shown.stderr).toContain(`assumed: ${HALF}`);
    expect(shown.stdout.replace(/[│\n ]+/g, ' ')).toContain('assumed: The prompt names no amount');
    const { assumptions } = JSON.parse((await reev([...args, '--json'])).stdout) as Assuming;
    expect(assumptions).toEqual(ASSUMED);
  });
});
