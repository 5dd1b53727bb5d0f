import type { Schema } from '../api/client';

export type Listed = Schema<'ListedExecutionDto'>;
/** Pages of a list, the newest first; a page that did not change is the same array. */
export type Pages = readonly (readonly Listed[])[];

/**
 * The pages after the newest ones were asked for anew: those answered, then everything older that was there already. What
 * new executions pushed out of the first page stays.
 */
export function mergeHead(pages: Pages, head: readonly Listed[]): Pages {
  const last = head.at(-1);
  if (last === undefined) return [];
  const older = pages
    .map((page) =>
      page.every((one) => isOlder(one, last)) ? page : page.filter((one) => isOlder(one, last)),
    )
    .filter((page) => page.length > 0);
  return [head, ...older];
}

/** The pages with what was heard about single executions. */
export function withChanges(pages: Pages, changes: readonly Schema<'ExecutionChangeDto'>[]): Pages {
  const news = new Map(changes.map((change) => [change.execution_id, change]));
  return pages.map((page) =>
    page.some(({ execution_id }) => news.has(execution_id))
      ? page.map((one) => {
          const change = news.get(one.execution_id);
          return change === undefined ? one : { ...one, status: change.status, revision: change.revision };
        })
      : page,
  );
}

function isOlder(one: Listed, than: Listed): boolean {
  if (one.created_at !== than.created_at) return one.created_at < than.created_at;
  return one.execution_id < than.execution_id;
}
