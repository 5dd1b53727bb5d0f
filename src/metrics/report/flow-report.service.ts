import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { Clock } from '../../common/clock';
import { HourlyCounts, percentilesOf } from '../../common/statistics';
import { type ReportWindow, startOf } from '../../recovery';
import { Database, type Schema } from '../../storage';
import type { DurationPercentiles, FlowReport } from './flow-report';

/** Says what flows did: from the store, so the same after a restart and from every replica. */
@Injectable()
export class FlowReportService {
  private readonly counts: HourlyCounts<EndedRows>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.counts = new HourlyCounts<EndedRows>((from, until) =>
      database.read(async (db) => ({
        flows: await readFlows(db, from, until),
        steps: await readSteps(db, from, until),
      })),
    );
  }

  async report(window: ReportWindow): Promise<FlowReport> {
    const now = this.clock.now();
    const since = startOf(window, now);
    const hours = await this.counts.since(since, now);
    const open = await this.database.read(readOpen);
    const ended = hours.flatMap(({ flows }) => flows);
    return {
      window,
      since: new Date(since).toISOString(),
      until: new Date(now).toISOString(),
      ended: countOf(ended),
      open: countOf(open),
      durationMs: durationsOf(ended),
      flows: groupsOf([...ended, ...open], ({ mode, status }) => `${mode} ${status}`).map(
        ([{ mode, status }, group]) => ({
          mode,
          status,
          count: countOf(group),
          durationMs: durationsOf(group),
        }),
      ),
      steps: groupsOf(
        hours.flatMap(({ steps }) => steps),
        ({ tool, status }) => `${tool} ${status}`,
      ).map(([{ tool, status }, group]) => ({ tool, status, count: countOf(group) })),
    };
  }
}

interface FlowRow {
  readonly mode: string;
  readonly status: string;
  readonly duration_ms: number | null;
  readonly count: number;
}

interface EndedRows {
  readonly flows: readonly FlowRow[];
  readonly steps: FlowReport['steps'];
}

async function readFlows(db: Kysely<Schema>, from: string, until: string): Promise<FlowRow[]> {
  const rows = await db
    .selectFrom('executions')
    .select(['mode', 'status', 'duration_ms'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('finished_at', '>=', from)
    .where('finished_at', '<', until)
    .groupBy(['mode', 'status', 'duration_ms'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

async function readOpen(db: Kysely<Schema>): Promise<FlowRow[]> {
  const rows = await db
    .selectFrom('executions')
    .select(['mode', 'status'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('finished_at', 'is', null)
    .groupBy(['mode', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, duration_ms: null, count: Number(row.count) }));
}

async function readSteps(db: Kysely<Schema>, from: string, until: string): Promise<FlowReport['steps']> {
  const rows = await db
    .selectFrom('steps')
    .select(['tool', 'status'])
    .select(({ fn }) => fn.countAll().as('count'))
    .where('ended_at', '>=', from)
    .where('ended_at', '<', until)
    .groupBy(['tool', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Rows of one name together, with one of them to take the name from; by name. */
function groupsOf<T>(rows: readonly T[], nameOf: (row: T) => string): [T, T[]][] {
  const groups = [...Map.groupBy(rows, nameOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.flatMap(([, group]) => (group[0] === undefined ? [] : [[group[0], group] as [T, T[]]]));
}

function countOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** Of those that have one: an execution that is open, or ended before durations were kept, has none. */
function durationsOf(rows: readonly FlowRow[]): DurationPercentiles {
  const tallies = rows.flatMap(({ duration_ms: value, count }) => (value === null ? [] : [{ value, count }]));
  const [p50 = null, p95 = null, p99 = null] = percentilesOf(tallies, [0.5, 0.95, 0.99]);
  return { p50, p95, p99 };
}
