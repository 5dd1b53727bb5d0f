import { useEffect, useRef } from 'preact/hooks';
import { hrefOf } from './route';

interface Entry {
  readonly path: string;
  readonly label: string;
}

const FLOWS: readonly Entry[] = [
  { path: 'new', label: 'New flow' },
  { path: 'executions', label: 'Executions' },
  { path: 'inbox', label: 'Inbox' },
  { path: 'wallets', label: 'Wallets' },
];
const REPORTS: readonly Entry[] = [
  { path: 'recovery', label: 'Recovery' },
  { path: 'flows', label: 'Flows' },
  { path: 'benchmarks', label: 'Benchmarks' },
];

/** Where one can go, where one is, and how many questions wait. */
export function Navigation({ at, waiting }: { readonly at: string; readonly waiting: string }) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where there is little room, the places are in a row that scrolls.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [at]);
  return (
    <nav class="navigation" aria-label="Console" ref={nav}>
      <a class="brand" href={hrefOf(['new'])} aria-label="reev, new flow">
        reev
      </a>
      <Entries entries={FLOWS} at={at} waiting={waiting} />
      <Entries entries={REPORTS} at={at} waiting={waiting} />
      <ul class="outside">
        <li>
          <a href="/api/docs">API reference</a>
        </li>
      </ul>
    </nav>
  );
}

function Entries(props: {
  readonly entries: readonly Entry[];
  readonly at: string;
  readonly waiting: string;
}) {
  const { entries, at, waiting } = props;
  return (
    <ul>
      {entries.map(({ path, label }) => (
        <li key={path}>
          <a href={hrefOf([path])} aria-current={path === at ? 'page' : undefined}>
            {label}
            {path === 'inbox' && waiting !== '' && (
              <span class="count">
                {waiting}
                <span class="unseen"> waiting</span>
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
