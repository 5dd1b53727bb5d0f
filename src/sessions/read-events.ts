import type { Kysely } from 'kysely';
import type { FlowEvent, JournaledEvent } from '../domain';
import { type Schema, decodeJson } from '../storage';

/** The largest value of an integer column of Postgres. */
const MAX_REVISION = 2_147_483_647;

/** The events of an execution after revision `since`, oldest first; at most up to revision `until`. */
export async function readEvents(
  db: Kysely<Schema>,
  executionId: string,
  since: number,
  until = MAX_REVISION,
): Promise<JournaledEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select(['revision', 'at', 'data'])
    .where('execution_id', '=', executionId)
    .where('revision', '>', since)
    .where('revision', '<=', until)
    .orderBy('revision')
    .execute();
  return rows.map(({ revision, at, data }) => ({
    executionId,
    revision,
    at,
    event: decodeJson(data) as FlowEvent,
  }));
}
