import { openSqlite } from '../sqlite/open-sqlite';
import { encodeJson } from '../json-codec';
import { initial } from './0001-initial';
import { reports } from './0002-reports';
import { executionList } from './0041-execution-list';

const AT = '2026-01-01T00:00:00.000Z';

describe('the columns of the execution list', () => {
  it('are filled in for what was there before, from its journal', async () => {
    const { kysely } = openSqlite(':memory:');
    await initial.up(kysely);
    await reports.up(kysely);
    const common = { flow_id: 'flow-1', mode: 'direct', wallet: 'w', revision: 2, run_at: null };
    await kysely
      .insertInto('flows')
      .values({ flow_id: 'flow-1', wallet: 'w', prompt: 'p', plan: '{}', created_at: AT })
      .execute();
    for (const [id, status] of [
      ['a', 'Failed'],
      ['b', 'Completed'],
      ['c', 'Queued'],
    ] as const)
      await kysely
        .insertInto('executions')
        .values({ ...common, execution_id: id, status, created_at: AT, updated_at: AT })
        .execute();
    const event = (execution_id: string, revision: number, type: string, data: object) => ({
      execution_id,
      revision,
      type,
      at: `2026-01-01T00:00:0${revision}.000Z`,
      data: encodeJson({ type, ...data }),
    });
    await kysely
      .insertInto('events')
      .values([
        event('a', 1, 'execution_queued', { agent: 'local', benchmarkId: 'bench' }),
        event('a', 2, 'execution_started', {}),
        event('b', 1, 'execution_queued', { agent: 'deterministic' }),
        event('c', 1, 'execution_queued', { agent: 'deterministic' }),
      ])
      .execute();
    const step = (step_id: string, status: string) => ({
      execution_id: 'a',
      step_id,
      position: 0,
      tool: 't',
      status,
      started_at: null,
      ended_at: null,
    });
    await kysely
      .insertInto('steps')
      .values([step('1', 'Completed'), step('2', 'Failed'), step('3', 'Pending')])
      .execute();
    await executionList.up(kysely);
    const columns = ['execution_id', 'agent', 'benchmark_id', 'started_at', 'progress'] as const;
    expect(await kysely.selectFrom('executions').select(columns).orderBy('execution_id').execute()).toEqual([
      {
        execution_id: 'a',
        agent: 'local',
        benchmark_id: 'bench',
        started_at: '2026-01-01T00:00:02.000Z',
        progress: 66,
      },
      { execution_id: 'b', agent: 'deterministic', benchmark_id: null, started_at: null, progress: 100 },
      { execution_id: 'c', agent: 'deterministic', benchmark_id: null, started_at: null, progress: 0 },
    ]);
    await kysely.destroy();
  });
});
