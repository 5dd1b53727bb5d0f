import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { Clock } from '../../common/clock';
import { type Tally, percentilesOf, sizeOf } from '../../common/statistics';
import { type ReportWindow, startOf } from '../../recovery';
import { Database, type Schema } from '../../storage';
import type { DurationPercentiles, FlowReport } from './flow-report';

/** Says what flows did: from the store, so the same after a restart and from every replica. */
@Injectable()
export class FlowReportService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async report(window: ReportWindow): Promise<FlowReport> {
    const until = this.clock.timestamp();
    const since = startOf(window, this.clock.now());
    return this.database.read(async (db) => {
      const ended = await readEnded(db, since);
      const open = await readOpen(db);
      const groups = [...Map.groupBy(ended, ({ mode, status }) => `${mode} ${status}`).values()];
      const flows = groups.flatMap((group) => {
        const [first] = group;
        if (first === undefined) return [];
        const { mode, status } = first;
        return [{ mode, status, count: sizeOf(group.map(tallyOf)), durationMs: durationsOf(group) }];
      });
      return {
        window,
        since,
        until,
        ended: sizeOf(ended.map(tallyOf)),
        open: open.reduce((sum, { count }) => sum + count, 0),
        durationMs: durationsOf(ended),
        flows: [...flows, ...open.map((row) => ({ ...row, durationMs: durationsOf([]) }))].sort(byName),
        steps: await readSteps(db, since),
      };
    });
  }
}

interface EndedRow {
  readonly mode: string;
  readonly status: string;
  readonly duration_ms: number | null;
  readonly count: number;
}

async function readEnded(db: Kysely<Schema>, since: string): Promise<EndedRow[]> {
  const rows = await db
    .selectFrom('executions')
    .select(['mode', 'status', 'duration_ms'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('finished_at', '>=', since)
    .groupBy(['mode', 'status', 'duration_ms'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

async function readOpen(db: Kysely<Schema>) {
  const rows = await db
    .selectFrom('executions')
    .select(['mode', 'status'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('finished_at', 'is', null)
    .groupBy(['mode', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

async function readSteps(db: Kysely<Schema>, since: string): Promise<FlowReport['steps']> {
  const rows = await db
    .selectFrom('steps')
    .select(['tool', 'status'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('ended_at', '>=', since)
    .groupBy(['tool', 'status'])
    .orderBy('tool')
    .orderBy('status')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

function tallyOf({ duration_ms: value, count }: EndedRow): Tally {
  return { value: value ?? 0, count };
}

/** An execution that ended before durations were kept has none. */
function durationsOf(rows: readonly EndedRow[]): DurationPercentiles {
  const tallies = rows.filter((row) => row.duration_ms !== null).map(tallyOf);
  const [p50 = null, p95 = null, p99 = null] = percentilesOf(tallies, [0.5, 0.95, 0.99]);
  return { p50, p95, p99 };
}

function byName(a: { mode: string; status: string }, b: { mode: string; status: string }): number {
  return `${a.mode} ${a.status}`.localeCompare(`${b.mode} ${b.status}`);
}
