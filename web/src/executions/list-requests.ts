import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { hasEnded } from '../words/statuses';
import type { queryOf } from './list-filter';
import type { Pages } from './merge-head';

const PAGE = 100;
/** As many as the service tells of at once. */
const MAX_WATCHED = 64;

export type ListQuery = ReturnType<typeof queryOf>;

/** A page of the list. @param cursor where the page before ended; absent: the newest */
export function executionsPage(query: ListQuery, cursor?: string, signal?: AbortSignal) {
  const all = { ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) };
  return answerOf(api().GET('/api/v1/executions', { params: { query: all }, ...(signal && { signal }) }));
}

/** What has happened to those behind the first page that had not ended. */
export async function changesBehind(pages: Pages, headLength: number, signal: AbortSignal) {
  const open = pages
    .flat()
    .slice(headLength)
    .filter(({ status }) => !hasEnded(status))
    .slice(0, MAX_WATCHED);
  if (open.length === 0) return [];
  const executions = open.map(({ execution_id, revision }) => `${execution_id}:${revision}`).join(',');
  const call = api().GET('/api/v1/changes', { params: { query: { executions } }, signal });
  return (await answerOf(call)).changed;
}
