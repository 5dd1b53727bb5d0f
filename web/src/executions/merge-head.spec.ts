import { type Listed, mergeHead, withChanges } from './merge-head';

/** An execution that was accepted at a second of one minute. */
function listed(second: number, status: Listed['status'] = 'Completed'): Listed {
  const id = `direct-${String(second).padStart(2, '0')}`;
  const links = { self: '', events: '', diagram: '', transactions: '', stop: '' };
  return {
    execution_id: id,
    flow_id: `flow-${id}`,
    benchmark_id: `flow-${id}`,
    mode: 'direct',
    status,
    agent: 'deterministic',
    wallet: 'w',
    prompt: 'p',
    created_at: `2026-11-27T12:00:${String(second).padStart(2, '0')}.000Z`,
    started_at: null,
    finished_at: null,
    progress: 0,
    revision: 1,
    links,
  };
}

const secondsOf = (pages: readonly (readonly Listed[])[]) =>
  pages.map((page) => page.map(({ execution_id }) => Number(execution_id.slice(-2))));

describe('a list whose head was asked for anew', () => {
  it('keeps what new executions pushed out of the first page', () => {
    const pages = [
      [listed(4), listed(3)],
      [listed(2), listed(1)],
    ];
    expect(secondsOf(mergeHead(pages, [listed(6), listed(5)]))).toEqual([
      [6, 5],
      [4, 3],
      [2, 1],
    ]);
    expect(secondsOf(mergeHead(pages, [listed(5), listed(4)]))).toEqual([[5, 4], [3], [2, 1]]);
  });

  it('shows nothing twice, whether or not anything is new', () => {
    const pages = [
      [listed(4), listed(3)],
      [listed(2), listed(1)],
    ];
    expect(secondsOf(mergeHead(pages, [listed(4), listed(3)]))).toEqual([
      [4, 3],
      [2, 1],
    ]);
  });

  it('drops what the filter no longer takes', () => {
    expect(secondsOf(mergeHead([[listed(4), listed(3), listed(2)]], [listed(4), listed(2)]))).toEqual([
      [4, 2],
    ]);
    expect(mergeHead([[listed(4)]], [])).toEqual([]);
  });

  it('tells executions of the same moment apart', () => {
    const [a, b] = [listed(3), { ...listed(3), execution_id: 'direct-02' }];
    expect(secondsOf(mergeHead([[a, b]], [a]))).toEqual([[3], [2]]);
  });

  it('leaves pages alone that did not change, so that they are not drawn anew', () => {
    const old = [listed(2), listed(1)];
    expect(mergeHead([[listed(4), listed(3)], old], [listed(5), listed(4), listed(3)])[1]).toBe(old);
  });
});

describe('what was heard about single executions', () => {
  it('stands in their page, and leaves the others alone', () => {
    const [running, other] = [[listed(4, 'Running')], [listed(3)]];
    const change = {
      execution_id: 'direct-04',
      revision: 7,
      status: 'Completed' as const,
      is_finished: true,
    };
    const [first, second] = withChanges([running, other], [change]);
    expect(first?.[0]).toMatchObject({ status: 'Completed', revision: 7 });
    expect(second).toBe(other);
  });
});
