import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isAbort } from '../api/answer-of';
import type { ApiProblem } from '../api/api-problem';
import { onNewKey } from '../api/api-key';
import { problemOf } from '../api/use-loaded';
import { type ListQuery, changesBehind, executionsPage } from './list-requests';
import { type Pages, mergeHead, withChanges } from './merge-head';

const EVERY_MS = 2_000;

export interface ExecutionList {
  /** Absent: not loaded yet. */
  readonly pages: Pages | undefined;
  readonly hasMore: boolean;
  readonly problem: ApiProblem | undefined;
  readonly loadMore: () => void;
}

/** A list of executions that stays true: its head is asked for anew, older ones that still run are watched. */
export function useExecutionList(query: ListQuery): ExecutionList {
  const [pages, setPages] = useState<Pages>();
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem>();
  const current = useRef<Pages>([]);
  current.current = pages ?? [];
  const key = JSON.stringify(query);
  const fail = (error: unknown) => !isAbort(error) && setProblem(problemOf(error));

  useRepeated(
    async (isFirst, signal) => {
      const { items, next_cursor } = await executionsPage(query, undefined, signal);
      const changed = isFirst ? [] : await changesBehind(current.current, items.length, signal);
      if (signal.aborted) return;
      if (isFirst) setCursor(next_cursor);
      setProblem(undefined);
      setPages((before) => mergeHead(isFirst ? [] : withChanges(before ?? [], changed), items));
    },
    key,
    fail,
  );

  const loading = useRef('');
  const loadMore = useCallback(() => {
    if (cursor === null || loading.current === cursor) return;
    loading.current = cursor;
    executionsPage(query, cursor).then(
      ({ items, next_cursor }) => {
        setPages((before) => [...(before ?? []), items]);
        setCursor(next_cursor);
      },
      (error: unknown) => {
        loading.current = '';
        fail(error);
      },
    );
  }, [cursor, key]);
  return { pages, hasMore: cursor !== null, problem, loadMore };
}

/** Does something now and, while the page is looked at, again and again. @param key begin anew when this changes */
function useRepeated(
  work: (isFirst: boolean, signal: AbortSignal) => Promise<void>,
  key: string,
  onFail: (error: unknown) => void,
): void {
  const latest = useRef({ work, onFail });
  latest.current = { work, onFail };
  useEffect(() => {
    const abort = new AbortController();
    let isFirst = true;
    const run = () => {
      if (document.hidden && !isFirst) return;
      latest.current.work(isFirst, abort.signal).then(
        () => (isFirst = false),
        (error: unknown) => latest.current.onFail(error),
      );
    };
    run();
    const timer = setInterval(run, EVERY_MS);
    const off = onNewKey(run);
    return () => {
      abort.abort();
      clearInterval(timer);
      off();
    };
  }, [key]);
}
