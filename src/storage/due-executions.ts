import type { Kysely } from 'kysely';
import type { Schema } from './schema';

/** A place among the due executions, which are in the order of their times: right behind this one. */
export interface DuePlace {
  /** RFC 3339. */
  readonly runAt: string;
  readonly executionId: string;
}

export const FIRST_PLACE: DuePlace = { runAt: '', executionId: '' };

/** Behind every execution of the same time. */
const LAST_ID = '\u{10ffff}';

/** A page of the executions whose time has come. */
export interface DueExecutions {
  /** The longest due first. */
  readonly executionIds: readonly string[];
  readonly upTo: DuePlace;
  /** How many are due behind that. */
  readonly beyond: number;
}

/**
 * Reads the executions that are due behind a place, running ones included.
 * @param now RFC 3339
 * @param limit at most so many are named
 */
export async function readDue(
  db: Kysely<Schema>,
  after: DuePlace,
  now: string,
  limit: number,
): Promise<DueExecutions> {
  const rows = await dueAfter(db, after, now)
    .select(['execution_id', 'run_at'])
    .orderBy('run_at')
    .orderBy('execution_id')
    .limit(limit)
    .execute();
  const executionIds = rows.map((row) => row.execution_id);
  const last = rows.at(-1);
  if (rows.length < limit || last === undefined)
    return { executionIds, upTo: { runAt: now, executionId: LAST_ID }, beyond: 0 };
  const upTo = { runAt: last.run_at ?? now, executionId: last.execution_id };
  const { count } = await dueAfter(db, upTo, now)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return { executionIds, upTo, beyond: Number(count) };
}

function dueAfter(db: Kysely<Schema>, { runAt, executionId }: DuePlace, now: string) {
  return db
    .selectFrom('executions')
    .where('run_at', '>=', runAt)
    .where('run_at', '<=', now)
    .where((eb) => eb.or([eb('run_at', '>', runAt), eb('execution_id', '>', executionId)]));
}
