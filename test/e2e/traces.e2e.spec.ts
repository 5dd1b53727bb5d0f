import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FastifyOtelInstrumentation } from '@fastify/otel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { createApp } from '../../src/app.factory';
import { APP_STORES, type AppStore } from '../support/app-stores';
import { type FlowStatusBody, freshWallet } from '../support/flows';
import { until } from '../support/recovery';
import { WalletOwner } from '../support/wallet-owner';

const REQUESTS = 120;
const PROMPT = 'swap 0.01 SOL to USDC';

const exporter = new InMemorySpanExporter();
const requests = new FastifyOtelInstrumentation({ instrumentHooks: false, instrumentHandler: false });
const sdk = new NodeSDK({
  spanProcessors: [new SimpleSpanProcessor({ exporter })],
  logRecordProcessors: [],
  metricReaders: [],
  instrumentations: [requests],
  autoDetectResources: false,
});

const freshTrace = () => randomBytes(16).toString('hex');
const traceparentOf = (traceId: string) => `00-${traceId}-${randomBytes(8).toString('hex')}-01`;

/** The names of a trace's spans, once all of them have ended. */
function spansOf(traceId: string): string[] {
  const spans = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
  return spans.map(({ name }) => name).toSorted();
}

async function startTracedApp(variables: Readonly<Record<string, string>>): Promise<NestFastifyApplication> {
  const app = await createApp({ variables: { LOG_LEVEL: 'silent', ...variables } });
  await app.register(requests.plugin());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

beforeAll(() => sdk.start());
afterAll(() => sdk.shutdown());

describe.each(APP_STORES)('the trace of an execution, on %s', (_name, open) => {
  let store: AppStore;
  let variables: Readonly<Record<string, string>>;
  const dataDir = mkdtempSync(join(tmpdir(), 'reev-traces-'));
  beforeAll(async () => {
    store = await open();
    variables = { REEV_DATA_DIR: dataDir, ...store.variables };
  });
  beforeEach(() => exporter.reset());
  afterAll(async () => {
    await store.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (
    app: NestFastifyApplication,
    traceId: string,
    payload: object,
    more: Record<string, string> = {},
  ) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      headers: { traceparent: traceparentOf(traceId), ...more },
      payload,
    });

  it('is that of its own request, whoever else asks at the same time', async () => {
    const app = await startTracedApp(variables);
    const traces = Array.from({ length: REQUESTS }, freshTrace);
    const answers = await Promise.all(
      traces.map((traceId) =>
        start(app, traceId, { prompt: PROMPT, wallet: freshWallet() }, { prefer: 'wait=30' }),
      ),
    );
    await app.close();
    expect(answers.map((answer) => answer.json<FlowStatusBody>().status)).toEqual(
      traces.map(() => 'Completed'),
    );
    const ofFlow = ['execute_tool jupiter_swap', 'invoke_workflow', 'plan', 'reev.attempt', 'request'];
    for (const traceId of traces) expect(spansOf(traceId)).toEqual(ofFlow);
    expect(new Set(exporter.getFinishedSpans().map((span) => span.spanContext().traceId)).size).toBe(
      REQUESTS,
    );
  }, 60_000);

  it('goes on in the next process, whoever wakes it', async () => {
    const [asking, stopping] = [freshTrace(), freshTrace()];
    const earlier = await startTracedApp(variables);
    const wallet = new WalletOwner().address;
    const accepted = await start(earlier, asking, { prompt: PROMPT, wallet, sandbox: { signer: 'wallet' } });
    const { execution_id } = accepted.json<FlowStatusBody>();
    await until(earlier, execution_id, 'AwaitingUser');
    const events = await earlier.inject(`/api/v1/executions/${execution_id}/events`);
    expect(events.body).not.toContain(asking);
    await earlier.close();
    exporter.reset();

    const later = await startTracedApp(variables);
    await later.inject({
      method: 'POST',
      url: `/api/v1/executions/${execution_id}/stop`,
      headers: { traceparent: traceparentOf(stopping) },
    });
    await until(later, execution_id, 'Stopped');
    await later.close();
    expect(spansOf(asking)).toEqual(['invoke_workflow']);
    expect(spansOf(stopping)).toEqual(['request']);
  });
});
