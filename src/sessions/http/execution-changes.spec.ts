import { FakeFlowReader } from '../../journal/flow-reader.fake';
import { ExecutionChanges } from './execution-changes';

describe('ExecutionChanges', () => {
  const open = () => {
    const reader = new FakeFlowReader();
    return { reader, changes: new ExecutionChanges(reader, reader.feed) };
  };

  it('is woken by the next event, and by nothing of another execution', async () => {
    const { reader, changes } = open();
    let woken = false;
    const change = changes
      .after(reader.executionId, 1, new AbortController().signal)
      .then(() => (woken = true));
    await reader.snapshot('direct-2');
    expect([woken, reader.feed.listeners]).toEqual([false, 1]);
    reader.append();
    await change;
    expect(reader.feed.listeners).toBe(0);
  });

  it('does not wait for what has happened, also between the question and the wait', async () => {
    const { reader, changes } = open();
    const before = changes.after(reader.executionId, 1, new AbortController().signal);
    reader.append();
    await before;
    await changes.after(reader.executionId, 1, new AbortController().signal);
    expect(reader.feed.listeners).toBe(0);
  });

  it('lets go when it is told to', async () => {
    const { reader, changes } = open();
    const enough = new AbortController();
    const change = changes.after(reader.executionId, 1, enough.signal);
    enough.abort();
    await change;
    await changes.after(reader.executionId, 1, enough.signal);
    expect(reader.feed.listeners).toBe(0);
  });

  it('listens no more when the store fails', async () => {
    const { reader, changes } = open();
    reader.isBroken = true;
    const { signal } = new AbortController();
    await expect(changes.after(reader.executionId, 1, signal)).rejects.toThrow('The store has gone');
    expect(reader.feed.listeners).toBe(0);
  });

  it('wakes a thousand by one event', async () => {
    const { reader, changes } = open();
    const { signal } = new AbortController();
    const waiters = Array.from({ length: 1_000 }, () => changes.after(reader.executionId, 1, signal));
    await reader.snapshot(reader.executionId);
    expect(reader.feed.listeners).toBe(1_000);
    reader.append();
    await Promise.all(waiters);
    expect(reader.feed.listeners).toBe(0);
  });
});
