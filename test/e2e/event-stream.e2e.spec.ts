import { setImmediate as turn } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HeldRequests } from '../../src/common/http';
import { startTestApp } from '../support/app';
import { type StreamedEvent, streamed } from '../support/event-stream';
import { freshWallet, runFlow } from '../support/flows';
import { answer, startRecovery, until } from '../support/recovery';

const ASKING = {
  sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 9 }] },
  recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
};

describe('the journal as a stream', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    app = await startTestApp();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  const follow = (id: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    fetch(`${url}/api/v1/executions/${id}/events`, {
      headers: { accept: 'text/event-stream', ...headers },
      ...(signal && { signal }),
    });
  const held = () => app.get(HeldRequests, { strict: false }).count;
  const letGo = async () => {
    while (held() > 0) await turn();
  };

  async function waiting(): Promise<{ id: string; question: string; revision: number }> {
    const id = await startRecovery(app, 'swap 1 SOL to USDC', freshWallet(), ASKING);
    const { questions, revision } = await until(app, id, 'AwaitingUser');
    return { id, question: questions[0]?.question_id ?? '', revision };
  }

  async function all(stream: Response): Promise<StreamedEvent[]> {
    const events: StreamedEvent[] = [];
    for await (const event of streamed(stream)) events.push(event);
    return events;
  }

  it('replays an execution that has ended, and ends', async () => {
    const { execution_id, revision } = await runFlow(app, 'swap 1 SOL to USDC', freshWallet());
    const stream = await follow(execution_id);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-cache');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    const events = await all(stream);
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: revision }, (_none, index) => index + 1));
    expect(events.at(-1)?.event).toBe('execution_completed');
    const json = await fetch(`${url}/api/v1/executions/${execution_id}/events`);
    expect(events.map(({ data }) => data)).toEqual(((await json.json()) as { events: object[] }).events);
  });

  it('tells what happens as it happens, nothing missing and nothing twice', async () => {
    const { id, question, revision } = await waiting();
    const stream = await follow(id);
    const events = streamed(stream);
    const seen: StreamedEvent[] = [];
    while (seen.length < revision) {
      const next = await events.next();
      if (next.value) seen.push(next.value);
    }
    expect(seen.at(-1)?.event).toBe('question_asked');
    await answer(app, id, { question_id: question, choice: 'abort' });
    for await (const event of events) seen.push(event);
    expect(seen.map((event) => event.id)).toEqual(seen.map((_event, index) => index + 1));
    expect(seen.at(-1)?.event).toBe('execution_stopped');
    await letGo();
  });

  it('goes on after the last event that a client has, and tells it when there is nothing more', async () => {
    const { execution_id, revision } = await runFlow(app, 'swap 1 SOL to USDC', freshWallet());
    const rest = await all(await follow(execution_id, { 'last-event-id': String(revision - 2) }));
    expect(rest.map(({ id }) => id)).toEqual([revision - 1, revision]);
    const nothing = await follow(execution_id, { 'last-event-id': String(revision) });
    expect([nothing.status, nothing.headers.get('cache-control')]).toEqual([204, 'no-cache']);
    const since = await fetch(`${url}/api/v1/executions/${execution_id}/events?since=${revision - 1}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect((await all(since)).map(({ id }) => id)).toEqual([revision]);
  });

  it('goes on with what happens for a client that has more than there is', async () => {
    const { id, question, revision } = await waiting();
    const stream = await follow(id, { 'last-event-id': String(revision + 1_000) });
    while (held() === 0) await turn();
    await answer(app, id, { question_id: question, choice: 'abort' });
    expect((await all(stream))[0]?.id).toBe(revision + 1);
  });

  it('is a stream only where there is one, and only for who prefers it', async () => {
    const { execution_id } = await runFlow(app, 'show my balance', freshWallet());
    const status = await fetch(`${url}/api/v1/executions/${execution_id}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(status.headers.get('etag')).toContain(execution_id);
    const json = await follow(execution_id, { accept: 'text/event-stream;q=0.5, application/json' });
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('lets go of a client that has gone', async () => {
    const { id, question } = await waiting();
    const gone = new AbortController();
    const stream = await follow(id, {}, gone.signal);
    await streamed(stream).next();
    expect(held()).toBe(1);
    gone.abort();
    await letGo();
    await answer(app, id, { question_id: question, choice: 'abort' });
  });

  it.each([
    ['direct-0', '1', 404, 'execution_not_found'],
    [undefined, 'soon', 400, 'invalid_request'],
    [undefined, '-1', 400, 'invalid_request'],
  ])('refuses %s after %s', async (unknown, lastEventId, status, code) => {
    const id = unknown ?? (await runFlow(app, 'show my balance', freshWallet())).execution_id;
    const refused = await follow(id, { 'last-event-id': lastEventId });
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ code });
  });

  describe('waiting for a change', () => {
    const poll = (id: string, headers: Record<string, string>) =>
      fetch(`${url}/api/v1/executions/${id}`, { headers });

    it('wakes everybody who waits by one event', async () => {
      const { id, question } = await waiting();
      const tag = (await poll(id, {})).headers.get('etag') ?? '';
      const waiters = Array.from({ length: 1_000 }, () =>
        poll(id, { 'if-none-match': tag, prefer: 'wait=25' }),
      );
      while (held() < waiters.length) await turn();
      await answer(app, id, { question_id: question, choice: 'abort' });
      for (const answered of await Promise.all(waiters)) {
        expect(answered.status).toBe(200);
        expect(answered.headers.get('preference-applied')).toBe('wait=25');
        expect(answered.headers.get('etag')).not.toBe(tag);
      }
      expect(held()).toBe(0);
    });

    it('answers at once when there is news, or nothing to wait for', async () => {
      const { id, question } = await waiting();
      const news = await poll(id, { 'if-none-match': '"old"', prefer: 'wait=25' });
      expect([news.status, news.headers.get('preference-applied')]).toEqual([200, 'wait=25']);
      await answer(app, id, { question_id: question, choice: 'abort' });
      const ended = await until(app, id, 'Stopped');
      const tag = `"${id}-${ended.revision}"`;
      expect((await poll(id, { prefer: 'wait=25' })).status).toBe(200);
      expect((await poll(id, { prefer: 'wait=25', 'if-none-match': tag })).status).toBe(304);
    });

    it('answers 304 when nothing has happened in time', async () => {
      const { id, question, revision } = await waiting();
      const quiet = await poll(id, { prefer: 'wait=0', 'if-none-match': `"${id}-${revision}"` });
      expect([quiet.status, quiet.headers.get('preference-applied')]).toEqual([304, 'wait=0']);
      expect(quiet.headers.get('retry-after')).toBe('15');
      await answer(app, id, { question_id: question, choice: 'abort' });
    });

    it('lets go of clients that have gone, and keeps the others', async () => {
      const { id, question, revision } = await waiting();
      const gone = new AbortController();
      const headers = { prefer: 'wait=25', 'if-none-match': `"${id}-${revision}"` };
      const polled = Array.from({ length: 50 }, () =>
        fetch(`${url}/api/v1/executions/${id}`, { headers, signal: gone.signal }),
      );
      const stays = poll(id, headers);
      while (held() <= polled.length) await turn();
      gone.abort();
      const left = await Promise.allSettled(polled);
      expect(left.every((outcome) => outcome.status === 'rejected')).toBe(true);
      while (held() > 1) await turn();
      const quiet = await poll(id, { prefer: 'wait=0' });
      expect(quiet.status).toBe(200);
      expect(held()).toBe(1);
      await answer(app, id, { question_id: question, choice: 'abort' });
      expect((await stays).status).toBe(200);
    });

    it.each([
      ['wait=20', 200, { status: 'Completed', progress: 1 }],
      ['respond-async', 202, { status: 'Queued' }],
    ])('answers a POST that prefers %s with %i', async (prefer, code, expected) => {
      const posted = await fetch(`${url}/api/v1/benchmarks/execute-direct`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', prefer },
        body: JSON.stringify({ prompt: 'swap 1 SOL to USDC', wallet: freshWallet() }),
      });
      expect(posted.status).toBe(code);
      expect(await posted.json()).toMatchObject(expected);
    });

    it('answers a POST as ever when it does not end in time', async () => {
      const posted = await fetch(`${url}/api/v1/benchmarks/execute-recovery`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', prefer: 'wait=0' },
        body: JSON.stringify({ prompt: 'swap 1 SOL to USDC', wallet: freshWallet(), ...ASKING }),
      });
      expect([posted.status, posted.headers.get('preference-applied')]).toEqual([202, 'wait=0']);
      const { execution_id: id } = (await posted.json()) as { execution_id: string };
      const { questions } = await until(app, id, 'AwaitingUser');
      await answer(app, id, { question_id: questions[0]?.question_id, choice: 'abort' });
    });

    it('lets everybody go when the service ends', async () => {
      const other = await startTestApp();
      await other.listen(0, '127.0.0.1');
      const address = await other.getUrl();
      const id = await startRecovery(other, 'swap 1 SOL to USDC', freshWallet(), ASKING);
      const { revision } = await until(other, id, 'AwaitingUser');
      const headers = { prefer: 'wait=25', 'if-none-match': `"${id}-${revision}"` };
      const polled = fetch(`${address}/api/v1/executions/${id}`, { headers });
      const stream = await fetch(`${address}/api/v1/executions/${id}/events`, {
        headers: { accept: 'text/event-stream' },
      });
      while (other.get(HeldRequests, { strict: false }).count < 2) await turn();
      await Promise.all([other.close(), all(stream)]);
      expect((await polled).status).toBe(304);
    });
  });
});
