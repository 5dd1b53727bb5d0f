import { memo } from 'preact/compat';
import { useEffect, useRef } from 'preact/hooks';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { hrefOf } from '../shell/route';
import { ExecutionRow } from './execution-row';
import { type ListFilter, filterOf, queryOf, textOf } from './list-filter';
import { ListFilters } from './list-filters';
import type { Listed } from './merge-head';
import { type ExecutionList, useExecutionList } from './use-execution-list';

/** All executions, the newest first, kept up to date. */
export function Executions({ query }: { readonly query: URLSearchParams }) {
  const filter = filterOf(query);
  const list = useExecutionList(queryOf(filter));
  return (
    <Page
      title="Executions"
      lead="Every flow that was run, the newest first."
      actions={
        <a class="button primary" href={hrefOf(['new'])}>
          New flow
        </a>
      }
    >
      <ListFilters filter={filter} />
      <ProblemNote problem={list.problem} />
      <Pages list={list} filter={filter} />
    </Page>
  );
}

function Pages({ list, filter }: { readonly list: ExecutionList; readonly filter: ListFilter }) {
  const { pages, hasMore, loadMore } = list;
  if (pages === undefined) return list.problem === undefined ? <p class="quiet">Loading…</p> : null;
  const text = textOf(filter);
  const shown =
    text === ''
      ? pages
      : pages.map((page) => page.filter(({ prompt }) => prompt.toLowerCase().includes(text)));
  const count = shown.reduce((sum, page) => sum + page.length, 0);
  return (
    <>
      {count === 0 && !hasMore && <NothingFound filter={filter} />}
      {text !== '' && count > 0 && <p class="hint">{`${count} of those loaded so far say “${text}”.`}</p>}
      <div class="execution-list">
        {shown.map((page, index) => (
          <Chunk key={index} page={page} />
        ))}
      </div>
      {hasMore && <LoadMore onSeen={loadMore} />}
    </>
  );
}

/** A page is drawn anew only when it has changed, and laid out only where it is seen. */
const Chunk = memo(({ page }: { readonly page: readonly Listed[] }) => (
  <ol class="chunk">
    {page.map((execution) => (
      <ExecutionRow key={execution.execution_id} execution={execution} />
    ))}
  </ol>
));

/** Loads the next page once one has scrolled this far. */
function LoadMore({ onSeen }: { readonly onSeen: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (button.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onSeen();
      },
      { rootMargin: '600px' },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [onSeen]);
  return (
    <button type="button" class="load-more" ref={button} onClick={onSeen}>
      Show older ones
    </button>
  );
}

function NothingFound({ filter: { status, mode, search } }: { readonly filter: ListFilter }) {
  if (status === '' && mode === '' && search === '')
    return (
      <EmptyState title="Nothing has run yet">
        <p>
          <a href={hrefOf(['new'])}>Start your first flow</a>: a sentence is enough, and the sandbox makes the
          wallet.
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing matches">
      <p>
        <a href={hrefOf(['executions'])}>Show all executions</a>
      </p>
    </EmptyState>
  );
}
