import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { freshWallet } from '../support/flows';
import { answer, recoverFlow, until } from '../support/recovery';

const ASKING = {
  sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 9 }] },
  recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
};
/** Longer than a test may take: what is held for it fails. */
const LONG = { prefer: 'wait=25' };

interface Accepted {
  readonly execution_id: string;
  readonly status: string;
  readonly revision: number;
}

describe('waiting for an execution', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());

  const post = (mode: string, more: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/benchmarks/execute-${mode}`,
      headers,
      payload: { prompt: 'swap 1 SOL to USDC', wallet: freshWallet(), ...more },
    });
  const get = (id: string, headers: Record<string, string> = {}) =>
    app.inject({ url: `/api/v1/executions/${id}`, headers });

  it.each([
    ['has a question', 'recovery', ASKING],
    ['waits for a signature', 'direct', { sandbox: { signer: 'wallet' } }],
  ])('ends for a POST once the execution %s', async (_what, mode, more) => {
    const posted = await post(mode, more, LONG);
    const { execution_id: id, status, revision } = posted.json<Accepted>();
    expect([posted.statusCode, status]).toEqual([202, 'AwaitingUser']);
    expect(posted.headers).toMatchObject({
      'preference-applied': 'wait=25',
      'retry-after': '15',
      etag: `"${id}-${revision}"`,
    });
    const known = await get(id, { 'if-none-match': String(posted.headers['etag']) });
    expect(known.statusCode).toBe(304);
  });

  it('does not begin for who does not know that the execution waits for it', async () => {
    const { execution_id: id } = (await post('recovery', ASKING)).json<Accepted>();
    const { questions } = await until(app, id, 'AwaitingUser');
    const first = await get(id, LONG);
    expect([first.statusCode, first.json<Accepted>().status]).toEqual([200, 'AwaitingUser']);
    await answer(app, id, { question_id: questions[0]?.question_id, choice: 'abort' });
  });

  it.each(['direct', 'bridge', 'recovery'])(
    'begins with a 202 that says which state it tells of and where the status is, whatever the Host: %s',
    async (mode) => {
      const { headers, body } = await post(mode, {}, { host: 'evil.example' });
      const { execution_id: id, revision } = JSON.parse(body) as Accepted;
      expect(headers).toMatchObject({
        location: `/api/v1/executions/${id}`,
        'operation-location': `/api/v1/executions/${id}`,
        etag: `"${id}-${revision}"`,
      });
    },
  );

  it('resuming says so, too', async () => {
    const { execution_id: failed } = await recoverFlow(app, 'swap 1 SOL to USDC', freshWallet(), {
      sandbox: { faults: [{ step: 'swap_1', kind: 'rpc_unavailable', times: 9 }] },
      recovery_config: { retry_attempts: 0 },
    });
    const url = `/api/v1/executions/${failed}/resume`;
    const { headers, body } = await app.inject({ method: 'POST', url, headers: { host: 'evil.example' } });
    const { execution_id: id, revision } = JSON.parse(body) as Accepted;
    expect(headers).toMatchObject({ location: `/api/v1/executions/${id}`, etag: `"${id}-${revision}"` });
  });
});
