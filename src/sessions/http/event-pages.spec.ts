import { FakeFlowReader } from '../../journal/flow-reader.fake';
import { EventPages } from './event-pages';

describe('EventPages', () => {
  const open = () => {
    const reader = new FakeFlowReader();
    return { reader, pages: new EventPages(reader) };
  };
  const revisionsOf = (events: readonly { readonly revision: number }[]) =>
    events.map(({ revision }) => revision);

  it('reads once for all that ask at the same time', async () => {
    const { reader, pages } = open();
    const asked = Array.from({ length: 1_000 }, () => pages.after(reader.executionId, 0));
    for (const events of await Promise.all(asked)) expect(revisionsOf(events)).toEqual([1]);
    expect(reader.reads).toBe(1);
  });

  it('reads again for who asks later, and for other places', async () => {
    const { reader, pages } = open();
    expect(revisionsOf(await pages.after(reader.executionId, 1))).toEqual([]);
    reader.append();
    expect(revisionsOf(await pages.after(reader.executionId, 1))).toEqual([2]);
    const both = await Promise.all([0, 1].map((revision) => pages.after(reader.executionId, revision)));
    expect(both.map(revisionsOf)).toEqual([[1, 2], [2]]);
  });

  it('forgets a read that failed', async () => {
    const { reader, pages } = open();
    reader.isBroken = true;
    await expect(pages.after(reader.executionId, 0)).rejects.toThrow('The store has gone');
    reader.isBroken = false;
    expect(revisionsOf(await pages.after(reader.executionId, 0))).toEqual([1]);
  });
});
