import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { BAD_BENCHMARKS, SURPLUS_MEMBERS, TOO_LARGE, benchmarkText } from '../support/bad-benchmarks';
import { runBenchmark, storeBenchmark } from '../support/benchmarks';
import { commandedRows } from '../support/stored-rows';

/** Reading a bad file may not keep others waiting longer. */
const LONGEST_MS = 1_000;

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly field: string }[];
}

describe('a bad benchmark file', () => {
  let app: NestFastifyApplication;
  let before: number;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    before = await commandedRows(app);
  });

  const upsert = (text: string) =>
    app.inject({ method: 'POST', url: '/api/v1/upsert-yml', payload: { yml_content: text } });
  const run = (segment: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/benchmarks/${segment}/run`,
      payload: { agent: 'deterministic' },
    });

  it.each(BAD_BENCHMARKS)('with %s is refused, and nothing is stored', async (_what, text, field) => {
    const startedAt = performance.now();
    const answer = await upsert(text);
    expect(performance.now() - startedAt).toBeLessThan(LONGEST_MS);
    const { code, errors } = answer.json<Problem>();
    expect([answer.statusCode, code]).toEqual([422, 'invalid_benchmark']);
    expect(errors?.map((error) => error.field)).toContain(field);
    expect(await commandedRows(app)).toBe(before);
  });

  it.each(SURPLUS_MEMBERS)(
    'with %s is stored with a warning, and refused where that is asked',
    async (...row) => {
      const [, text, field] = row;
      const strict = await app.inject({
        method: 'POST',
        url: '/api/v1/upsert-yml',
        payload: { yml_content: text, strict: true },
      });
      expect([strict.statusCode, strict.json<Problem>().code]).toEqual([422, 'invalid_benchmark']);
      expect(strict.json<Problem>().errors?.map((error) => error.field)).toEqual([field]);
      expect(await commandedRows(app)).toBe(before);
      const lenient = await upsert(text);
      expect(lenient.statusCode).toBe(200);
      const { warnings } = lenient.json<{ warnings: { field: string; message: string }[] }>();
      expect(warnings.map((warning) => warning.field)).toEqual([field]);
    },
  );

  it.each(TOO_LARGE)('of %s is refused unread', async (_what, text) => {
    const answer = await upsert(text);
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([413, 'payload_too_large']);
    expect(await commandedRows(app)).toBe(before);
  });

  it.each([
    ['nothing', 404],
    ['..%2f..%2fetc%2fpasswd', 404],
    ['%2e%2e', 404],
    ['transfer-sol.yml', 404],
    ['benchmarks%2ftransfer-sol', 404],
    ['TRANSFER-SOL', 404],
    ['transfer-sol%20', 404],
    ['transfer-sol%00', 400],
    ['%ff', 400],
    ['x'.repeat(101), 400],
    ['__proto__', 404],
    ['execute-direct', 404],
  ])('is not found by a trick: %s', async (segment, status) => {
    const answer = await run(segment);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await commandedRows(app)).toBe(before);
  });

  it('leaves the one that is there as it is', async () => {
    await storeBenchmark(app, benchmarkText({ id: 'kept' }));
    const shown = await app.inject({ url: '/api/v1/benchmarks/kept' });
    const worse = benchmarkText({ id: 'kept', prompt: '[a]' });
    expect((await upsert(worse)).statusCode).toBe(422);
    expect((await app.inject({ url: '/api/v1/benchmarks/kept' })).body).toBe(shown.body);
  });

  it.each([
    [
      'all that a u64 can say',
      benchmarkText({ id: 'rich' }).replace('1000000000', '18446744073709551615'),
      'Completed',
    ],
    ['nothing to pay with', benchmarkText({ id: 'poor' }).replace('1000000000', '0'), 'Failed'],
    ['less than an account must hold', benchmarkText({ id: 'dust' }).replace('1000000000', '1'), 'Failed'],
  ])('is not one with %s: it is run, and says what came of it', async (_what, text, status) => {
    const id = await storeBenchmark(app, text);
    const accepted = await run(id);
    if (accepted.statusCode === 422) {
      expect(accepted.json<Problem>().code).toBe('invalid_benchmark');
      return;
    }
    expect((await runBenchmark(app, id)).status).toBe(status);
  });

  it('is not one that begins like a flow: it is found under its own id', async () => {
    const done = await runBenchmark(app, 'flow-swap-then-lend');
    const views = ['benchmarks/ID/status', 'execution-logs/ID', 'transaction-logs/ID', 'flow-logs/ID'];
    views.push('executions?benchmark_id=ID');
    for (const view of views) {
      const answer = await app.inject({ url: `/api/v1/${view.replace('ID', 'flow-swap-then-lend')}` });
      expect([view, answer.statusCode]).toEqual([view, 200]);
      expect(answer.body).toContain(done.execution_id);
    }
  });
});
