import type { Kysely } from 'kysely';
import type { Schema } from '../../storage';

/** Counts of flows, steps and recoveries that ended within a time, grouped by what the report tells apart. */
export interface ReportRows {
  readonly flows: readonly {
    readonly status: string;
    readonly recovered_steps: number;
    readonly count: number;
  }[];
  readonly steps: readonly {
    readonly status: string;
    readonly failed_attempts: number;
    readonly count: number;
  }[];
  readonly recoveries: readonly {
    readonly outcome: string;
    readonly machine_ms: number;
    readonly person_ms: number | null;
    readonly count: number;
  }[];
  readonly parts: readonly PartRow[];
}

/** Parts of recoveries that are alike. */
export interface PartRow {
  readonly kind: string;
  readonly name: string;
  readonly outcome: string;
  readonly attempts: number;
  readonly machine_ms: number;
  readonly count: number;
}

/**
 * Reads indexes and the rows of recoveries, never the journal; what comes back grows with the distinct values only.
 * @param from RFC 3339, included
 * @param until RFC 3339, not included
 */
export async function readReportRows(db: Kysely<Schema>, from: string, until: string): Promise<ReportRows> {
  const flows = db
    .selectFrom('executions')
    .select(['status', 'recovered_steps'])
    .where('finished_at', '>=', from)
    .where('finished_at', '<', until)
    .groupBy(['status', 'recovered_steps']);
  const steps = db
    .selectFrom('steps')
    .select(['status', 'failed_attempts'])
    .where('ended_at', '>=', from)
    .where('ended_at', '<', until)
    .groupBy(['status', 'failed_attempts']);
  const recoveries = db
    .selectFrom('recoveries')
    .select(['outcome', 'machine_ms', 'person_ms'])
    .where('ended_at', '>=', from)
    .where('ended_at', '<', until)
    .groupBy(['outcome', 'machine_ms', 'person_ms']);
  const parts = db
    .selectFrom('recovery_parts')
    .select(['kind', 'name', 'outcome', 'attempts', 'machine_ms'])
    .where('ended_at', '>=', from)
    .where('ended_at', '<', until)
    .groupBy(['kind', 'name', 'outcome', 'attempts', 'machine_ms']);
  return {
    flows: counted(await flows.select(({ fn }) => fn.countAll().as('count')).execute()),
    steps: counted(await steps.select(({ fn }) => fn.countAll().as('count')).execute()),
    recoveries: counted(await recoveries.select(({ fn }) => fn.countAll().as('count')).execute()),
    parts: counted(await parts.select(({ fn }) => fn.countAll().as('count')).execute()),
  };
}

/** Counts as numbers, whichever type the store has for them. */
function counted<T extends { readonly count: string | number | bigint }>(rows: readonly T[]) {
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** The rows of several times as those of one. */
export function joinReportRows(rows: readonly ReportRows[]): ReportRows {
  return {
    flows: rows.flatMap(({ flows }) => flows),
    steps: rows.flatMap(({ steps }) => steps),
    recoveries: rows.flatMap(({ recoveries }) => recoveries),
    parts: rows.flatMap(({ parts }) => parts),
  };
}
