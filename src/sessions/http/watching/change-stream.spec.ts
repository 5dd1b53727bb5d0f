import { setImmediate as turn } from 'node:timers/promises';
import { array, assert, asyncProperty, integer } from 'fast-check';
import { FakeClock } from '../../../common/clock/clock.fake';
import { FakeFlowReader } from '../../../journal/flow-reader.fake';
import { ExecutionChanges } from '../execution-changes';
import { ChangeStream } from './change-stream';

function open(since: number) {
  const reader = new FakeFlowReader();
  const clock = new FakeClock();
  const end = new AbortController();
  const stream = new ChangeStream(reader, new ExecutionChanges(reader, reader.feed), clock);
  return {
    reader,
    clock,
    end,
    texts: stream.after('everything', new Map([[reader.executionId, since]]), end.signal),
  };
}

const revisionIn = (text: string) =>
  (JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '{}') as { revision: number }).revision;

describe('ChangeStream', () => {
  it('tells where an execution stands that the client has an older state of', async () => {
    const { reader, texts } = open(0);
    reader.append({ type: 'execution_completed' });
    expect((await texts.next()).value).toBe('retry: 2000\n\n');
    const data = `{"execution_id":"${reader.executionId}","revision":2,"status":"Completed","is_finished":true}`;
    expect((await texts.next()).value).toBe(`event: changed\ndata: ${data}\n\n`);
    expect((await texts.next()).done).toBe(true);
  });

  it('ends with the newest state however things happen, and keeps nothing', async () => {
    const check = asyncProperty(array(integer({ min: 0, max: 3 }), { maxLength: 12 }), async (turns) => {
      const { reader, clock, texts } = open(1);
      const seen: number[] = [];
      const reading = (async () => {
        for await (const text of texts) if (text.startsWith('event: ')) seen.push(revisionIn(text));
      })();
      for (const pause of turns) {
        for (let count = 0; count < pause; count += 1) await Promise.resolve();
        reader.append();
      }
      reader.append({ type: 'execution_completed' });
      await reading;
      expect(seen.at(-1)).toBe(reader.revision);
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
      expect([reader.feed.listeners, clock.sleeping]).toEqual([0, 0]);
    });
    await assert(check, { numRuns: 100 });
  });

  it('gives a sign of life, also to a client that claims to know more than there is', async () => {
    const { clock, texts } = open(99);
    await texts.next();
    const next = texts.next();
    await turn();
    clock.advance(15_000);
    expect((await next).value).toBe(': alive\n\n');
    await texts.return();
  });

  it('says that there is no such execution, and goes on without it', async () => {
    const reader = new FakeFlowReader();
    const clock = new FakeClock();
    const stream = new ChangeStream(reader, new ExecutionChanges(reader, reader.feed), clock);
    const texts = stream.after('everything', new Map([['direct-none', 0]]), new AbortController().signal);
    await texts.next();
    expect((await texts.next()).value).toBe('event: gone\ndata: {"execution_id":"direct-none"}\n\n');
    expect((await texts.next()).done).toBe(true);
  });

  it('tells nobody of what is not theirs', async () => {
    const reader = new FakeFlowReader();
    const stream = new ChangeStream(reader, new ExecutionChanges(reader, reader.feed), new FakeClock());
    const list = new Map([[reader.executionId, 0]]);
    const texts = stream.after({ owner: 'somebody else' }, list, new AbortController().signal);
    await texts.next();
    expect((await texts.next()).value).toContain('event: gone');
    expect((await texts.next()).done).toBe(true);
  });

  it('ends when it is told to', async () => {
    const { reader, clock, end, texts } = open(1);
    await texts.next();
    const next = texts.next();
    await turn();
    end.abort();
    expect((await next).done).toBe(true);
    expect([reader.feed.listeners, clock.sleeping]).toEqual([0, 0]);
  });
});
