import type { Kysely } from 'kysely';
import type { JournaledEvent } from '../../domain';
import type { Schema } from '../../storage';
import { readEvent } from './read-event';

/** The largest value of an integer column of Postgres. */
const MAX_REVISION = 2_147_483_647;

/** Which events of an execution. */
export interface EventRange {
  /** Those after this revision; absent: from the first. */
  readonly since?: number;
  /** Those up to this revision; absent: to the newest. */
  readonly until?: number;
  /** Only so many, the oldest of them; absent: all. */
  readonly most?: number;
}

/** Events of an execution, oldest first. */
export async function readEvents(
  db: Kysely<Schema>,
  executionId: string,
  { since = 0, until = MAX_REVISION, most }: EventRange = {},
): Promise<JournaledEvent[]> {
  const range = db
    .selectFrom('events')
    .select(['execution_id', 'revision', 'at', 'version', 'data'])
    .where('execution_id', '=', executionId)
    .where('revision', '>', since)
    .where('revision', '<=', until)
    .orderBy('revision');
  const rows = await (most === undefined ? range : range.limit(most)).execute();
  return rows.map((row) => ({ executionId, revision: row.revision, at: row.at, event: readEvent(row) }));
}
