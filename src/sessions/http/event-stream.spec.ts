import { setImmediate as turn } from 'node:timers/promises';
import { array, assert, asyncProperty, integer } from 'fast-check';
import { FakeClock } from '../../common/clock/clock.fake';
import { FakeFlowReader } from '../../journal/flow-reader.fake';
import { EventPages } from './event-pages';
import { EventStream } from './event-stream';
import { ExecutionChanges } from './execution-changes';

const HEARTBEAT = ': alive\n\n';

function open(since = 0) {
  const reader = new FakeFlowReader();
  const clock = new FakeClock();
  const end = new AbortController();
  const stream = new EventStream(new EventPages(reader), new ExecutionChanges(reader, reader.feed), clock);
  return { reader, clock, end, texts: stream.after(reader.executionId, since, end.signal) };
}

const idIn = (text: string) => Number(/^id: (\d+)$/m.exec(text)?.[1]);

/** Everything that is left, by its ids. */
async function idsOf(texts: AsyncGenerator<string, void>): Promise<number[]> {
  const ids: number[] = [];
  for await (const text of texts) if (text.startsWith('id: ')) ids.push(idIn(text));
  return ids;
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_none, at) => first + at);

describe('EventStream', () => {
  it('writes events as the standard has them', async () => {
    const { reader, texts } = open();
    reader.append({ type: 'execution_completed' });
    expect((await texts.next()).value).toBe('retry: 2000\n\n');
    await texts.next();
    const data = '{"revision":2,"at":"2026-01-01T00:00:00.000Z","type":"execution_completed"}';
    expect((await texts.next()).value).toBe(`id: 2\nevent: execution_completed\ndata: ${data}\n\n`);
    expect(await texts.next()).toEqual({ done: true, value: undefined });
  });

  it('starts after what a client has', async () => {
    const { reader, texts } = open(1);
    reader.append();
    reader.append({ type: 'execution_completed' });
    expect(await idsOf(texts)).toEqual([2, 3]);
  });

  it('misses nothing and says nothing twice, whenever things happen', async () => {
    const pauses = array(integer({ min: 0, max: 3 }), { maxLength: 12 });
    const check = asyncProperty(pauses, integer({ min: 0, max: 3 }), async (turns, before) => {
      const { reader, clock, texts } = open();
      for (let count = 0; count < before; count += 1) reader.append();
      const seen = idsOf(texts);
      for (const pause of turns) {
        for (let count = 0; count < pause; count += 1) await Promise.resolve();
        reader.append();
      }
      reader.append({ type: 'execution_completed' });
      expect(await seen).toEqual(upTo(reader.revision));
      expect([reader.feed.listeners, clock.sleeping]).toEqual([0, 0]);
    });
    await assert(check, { numRuns: 200 });
  });

  it('gives a sign of life when nothing else does', async () => {
    const { reader, clock, texts } = open(1);
    await texts.next();
    for (let beats = 0; beats < 3; beats += 1) {
      const next = texts.next();
      await turn();
      clock.advance(15_000);
      expect((await next).value).toBe(HEARTBEAT);
    }
    const next = texts.next();
    await turn();
    clock.advance(14_999);
    reader.append();
    expect(idIn((await next).value ?? '')).toBe(2);
    await texts.return();
  });

  it('costs nothing while its client reads nothing', async () => {
    const { reader, clock, texts } = open();
    await texts.next();
    await texts.next();
    for (let count = 0; count < 1_000; count += 1) reader.append();
    await turn();
    expect([reader.reads, reader.feed.listeners, clock.sleeping]).toEqual([1, 0, 0]);
    reader.append({ type: 'execution_completed' });
    expect(await idsOf(texts)).toEqual(upTo(reader.revision, 2));
    expect(reader.mostRead).toBeLessThanOrEqual(100);
  });

  it('ends when it is told to', async () => {
    const { reader, clock, end, texts } = open(1);
    await texts.next();
    const next = texts.next();
    await turn();
    expect([reader.feed.listeners, clock.sleeping]).toEqual([1, 1]);
    end.abort();
    expect((await next).done).toBe(true);
    expect([reader.feed.listeners, clock.sleeping]).toEqual([0, 0]);
  });

  it('keeps nothing when the store fails', async () => {
    const { reader, clock, texts } = open(1);
    await texts.next();
    const next = texts.next();
    await turn();
    reader.isBroken = true;
    reader.append();
    await expect(next).rejects.toThrow('The store has gone');
    expect([reader.feed.listeners, clock.sleeping]).toEqual([0, 0]);
  });
});
