import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import { FlowClient } from './flow-client';
import type { Answer, Request, Transport } from './transport';

const PACE = { pollMs: 0, retryMs: 0, retries: 2 };
const gone = new CliError('No service answers.', EXIT.unreachable);
const status = (name: string): Answer => ({
  status: 200,
  headers: { etag: `"${name}"` },
  body: JSON.stringify({ execution_id: 'direct-1', status: name }),
});

/** A service that answers in order, and tells what it was asked. */
class Script implements Transport {
  readonly asked: Request[] = [];

  constructor(private readonly answers: (Answer | CliError)[]) {}

  send(request: Request): Promise<Answer> {
    this.asked.push(request);
    const next = this.answers.shift();
    if (next === undefined) throw new Error('nobody was to ask this');
    return next instanceof CliError ? Promise.reject(next) : Promise.resolve(next);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('FlowClient', () => {
  const client = (...answers: (Answer | CliError)[]) => {
    const service = new Script(answers);
    return { service, client: new FlowClient(service, PACE) };
  };

  it('watches an execution to its end through a restart of the service', async () => {
    const { service, client: flows } = client(
      status('Queued'),
      { status: 304, headers: { etag: '"Queued"' }, body: '' },
      gone,
      gone,
      status('Completed'),
    );
    const seen: string[] = [];
    const last = await flows.watch('direct-1', (state) => void seen.push(state.status));
    expect([seen, last.status]).toEqual([['Queued', 'Completed'], 'Completed']);
    expect(service.asked.map(({ headers }) => headers?.['if-none-match'])).toEqual([
      undefined,
      '"Queued"',
      '"Queued"',
      '"Queued"',
      '"Queued"',
    ]);
  });

  it('does not wait for ever', async () => {
    const { client: flows } = client(gone, gone, gone);
    await expect(flows.watch('direct-1', () => undefined)).rejects.toBe(gone);
  });

  it('has the service hold its polls, and pauses only where the service does not', async () => {
    const held = { ...status('Running'), headers: { etag: '"r"', 'preference-applied': 'wait=20' } };
    const service = new Script([{ ...held }, held, status('Completed')]);
    const slow = new FlowClient(service, { ...PACE, pollMs: 3_600_000 });
    expect((await slow.watch('direct-1', () => undefined)).status).toBe('Completed');
    expect(service.asked.map(({ headers }) => headers?.['prefer'])).toEqual([
      undefined,
      'wait=20',
      'wait=20',
    ]);
  });

  it('does not wait for a held poll once it is told to stop', async () => {
    const abort = new AbortController();
    const never: Transport = {
      send: () => {
        setImmediate(() => abort.abort());
        return new Promise(() => undefined);
      },
      close: () => Promise.resolve(),
    };
    const watching = new FlowClient(never, PACE).watch('direct-1', () => undefined, abort.signal);
    expect(await watching).toBeUndefined();
  });

  it('stops watching when it is told to', async () => {
    const abort = new AbortController();
    const { client: flows } = client(status('Running'));
    expect(await flows.watch('direct-1', () => abort.abort(), abort.signal)).toBeUndefined();
  });

  it('gives each request a name of its own, unless it has one', async () => {
    const accepted = { status: 202, headers: {}, body: '{"execution_id":"direct-1"}' };
    const { service, client: flows } = client(accepted, accepted, accepted);
    await flows.start('execute-direct', {});
    await flows.start('execute-direct', {});
    await flows.start('execute-direct', {}, String.raw`a "b" \c`);
    const keys = service.asked.map(({ headers }) => headers?.['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toMatch(/^"[\da-f-]{36}"$/);
    expect(keys[2]).toBe(String.raw`"a \"b\" \\c"`);
  });

  it.each([
    [
      400,
      '{"code":"invalid_wallet","detail":"No.","suggestion":"Mend it."}',
      'invalid_wallet: No.\nMend it.',
      2,
    ],
    [503, '{"code":"not_ready","detail":"Soon."}', 'not_ready: Soon.', 3],
    [404, 'nginx', 'What answered (404) is not reev. Try another --server.', 3],
    [404, '{}', 'What answered (404) is not reev. Try another --server.', 3],
    [200, 'null', 'What answered (200) is not reev. Try another --server.', 3],
    [200, '<html>', 'What answered (200) is not reev. Try another --server.', 3],
  ])('tells what %i %s means', async (code, body, message, exitCode) => {
    const { client: flows } = client({ status: code, headers: {}, body });
    await expect(flows.start('execute-direct', {})).rejects.toMatchObject({ message, exitCode });
  });

  it('leaves an execution alone that ended before it could be stopped', async () => {
    const ended = { status: 409, headers: {}, body: '{"code":"execution_finished","detail":"It is over."}' };
    const { service, client: flows } = client(ended, { ...ended, status: 404 });
    await flows.stop('direct-1');
    expect(service.asked[0]).toMatchObject({ method: 'POST', path: '/api/v1/executions/direct-1/stop' });
    await expect(flows.stop('direct-1')).rejects.toBeInstanceOf(CliError);
  });
});
