import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { Database } from '../../src/storage';
import { startTestApp } from '../support/app';
import { APP_STORES } from '../support/app-stores';
import { runBenchmark } from '../support/benchmarks';
import { finished, freshWallet, runFlow } from '../support/flows';
import { answerFaults } from '../support/fuzz/answer-faults';
import { type FuzzRequest, type KnownIds, arbitraryRequest } from '../support/fuzz/arbitrary-request';
import { type FuzzAnswer, FuzzClient } from '../support/fuzz/send-request';
import { ApiDocument } from '../support/open-api';
import { startRecovery, until } from '../support/recovery';
import { SchemaCheck } from '../support/schema-check';
import { commandedRows, halfWritten } from '../support/stored-rows';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_500);
/** The same requests in every run, unless another seed is given. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_123);
/** On a busy machine a request takes some milliseconds. */
const TIME_LIMIT_MS = 30_000 + REQUESTS * 40;
const POORER = { faults: [{ step: 'swap_1', kind: 'insufficient_funds' }] };

/** One of each kind of thing that a path can name. */
async function knownIds(app: NestFastifyApplication): Promise<KnownIds> {
  const wallets = [freshWallet(), freshWallet(), freshWallet()];
  const [wallet = ''] = wallets;
  const done = await runFlow(app, 'swap 0.1 SOL to USDC', wallet);
  const scored = await runBenchmark(app, 'transfer-sol');
  const recovery = { recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false } };
  const asking = await startRecovery(app, 'swap 1 SOL to USDC', freshWallet(), {
    ...recovery,
    sandbox: POORER,
  });
  const { flow_id: flow, questions } = await until(app, asking, 'AwaitingUser');
  const executions = [done.execution_id, scored.execution_id, asking];
  const known = [...executions, done.flow_id, flow, 'transfer-sol'];
  return {
    execution_id: executions,
    session_id: known,
    flow_id: [done.flow_id, flow],
    id: [...known, 'lend-usdc'],
    agent_type: ['deterministic'],
    pubkey: wallets,
    wallet: wallets,
    question_id: questions.map((question) => question.question_id),
  };
}

describe.each(APP_STORES)('any request, on %s', (store, open) => {
  // What a kind of store does not bear is soon found.
  const count = store === 'SQLite' ? REQUESTS : Math.ceil(REQUESTS / 5);
  let disposeStore: () => Promise<void>;
  let app: NestFastifyApplication;
  let client: FuzzClient;
  let document: ApiDocument;
  let schemas: SchemaCheck;
  let requests: fc.Arbitrary<FuzzRequest>;

  beforeAll(async () => {
    const { variables, dispose } = await open();
    disposeStore = dispose;
    app = await startTestApp({ variables: { REEV_DEBUG_ROUTES: 'true', ...variables } });
    await app.listen(0, '127.0.0.1');
    client = new FuzzClient((app.getHttpServer().address() as AddressInfo).port);
    document = await ApiDocument.of(app);
    schemas = new SchemaCheck(document);
    requests = arbitraryRequest(document, await knownIds(app));
  });
  afterAll(async () => {
    client.close();
    await app.close();
    await disposeStore();
  });

  /** A success must have the form that the document gives it. */
  function successFaults({ operation, isAddressed }: FuzzRequest, { status, headers, body }: FuzzAnswer) {
    const media = operation.responses[String(status)]?.content?.['application/json'];
    const isJson = String(headers['content-type']).startsWith('application/json');
    if (!isAddressed || status >= 300 || !isJson || media === undefined) return [];
    return schemas.faults(media.schema, JSON.parse(body));
  }

  async function check(request: FuzzRequest): Promise<void> {
    const before = await commandedRows(app);
    const answer = await client.send(request);
    if (answer === undefined) return;
    const isRefused = answer.status >= 400;
    expect({
      faults: [...answerFaults(request, answer), ...successFaults(request, answer)],
      written: isRefused ? (await commandedRows(app)) - before : 0,
    }).toEqual({ faults: [], written: 0 });
  }

  it(
    `gets an answer that the document foresees (${count} requests, seed ${SEED})`,
    async () => {
      await fc.assert(fc.asyncProperty(requests, check), { numRuns: count, seed: SEED });
    },
    TIME_LIMIT_MS,
  );

  it('leaves a healthy service and whole executions behind, which all can be ended', async () => {
    const ready = await client.send({ method: 'GET', url: '/health/ready', headers: {} });
    expect(ready).toMatchObject({ status: 200 });
    const open = await app
      .get(Database, { strict: false })
      .read((db) =>
        db.selectFrom('executions').select('execution_id').where('finished_at', 'is', null).execute(),
      );
    for (const { execution_id: id } of open) {
      await app.inject({ method: 'POST', url: `/api/v1/executions/${id}/stop` });
      await finished(app, id);
    }
    expect(await halfWritten(app)).toEqual([]);
    const used = await runFlow(app, 'swap 0.1 SOL to USDC', freshWallet());
    expect(used.status).toBe('Completed');
  }, 60_000);
});
