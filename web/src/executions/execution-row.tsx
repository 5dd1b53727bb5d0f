import { StatusBadge } from '../parts/status-badge';
import { hrefOf } from '../shell/route';
import { MODE_TEXTS } from '../words/statuses';
import { dayAndTime, duration, fromNow } from '../words/times';
import type { Listed } from './merge-head';

/** An execution in a list; the whole row leads to it. */
export function ExecutionRow({ execution }: { readonly execution: Listed }) {
  const { execution_id, status, prompt, mode, wallet, created_at, started_at, finished_at } = execution;
  const took =
    started_at !== null && finished_at !== null ? Date.parse(finished_at) - Date.parse(started_at) : null;
  return (
    <li>
      <a class="execution-row" href={hrefOf(['executions', execution_id])}>
        <StatusBadge status={status} />
        <span class="sentence" dir="auto">
          {prompt}
        </span>
        <span class="meta">{MODE_TEXTS[mode]}</span>
        <span class="meta mono">
          {wallet.slice(0, 4)}…{wallet.slice(-4)}
        </span>
        <span class="meta number">{took === null ? '' : duration(took)}</span>
        <time class="meta number" dateTime={created_at} title={dayAndTime(created_at)}>
          {fromNow(created_at)}
        </time>
      </a>
    </li>
  );
}
