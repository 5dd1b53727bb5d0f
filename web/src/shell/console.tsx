import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { problemOf } from '../api/use-loaded';
import { keyState, onKeyChange } from '../api/api-key';
import { Benchmarks } from '../benchmarks/benchmarks';
import { BenchmarkPage } from '../benchmarks/benchmark-page';
import { Execution } from '../execution/execution';
import { Executions } from '../executions/executions';
import { Inbox } from '../inbox/inbox';
import { NewFlow } from '../new-flow/new-flow';
import { EmptyState } from '../parts/empty-state';
import { FlowReport } from '../reports/flow-report';
import { RecoveryReport } from '../reports/recovery-report';
import { Wallets } from '../wallets/wallets';
import { KeyForm } from './key-form';
import { Navigation } from './navigation';
import type { Route } from './route';
import { useRoute } from './use-route';
import { useWaitingCount } from './use-waiting-count';

/** The whole console: navigation beside the view that the address names. */
export function Console() {
  const route = useRoute();
  const waiting = useWaitingCount();
  const [key, setKey] = useState(keyState);
  useEffect(() => onKeyChange(() => setKey(keyState())), []);
  const main = useRef<HTMLElement>(null);
  const place = route.path.join('/');
  const last = useRef(place);
  useEffect(() => {
    // A screen reader goes on in the new view, not where the link was; a view may say where in it.
    const isInside = main.current?.contains(document.activeElement) === true;
    if (last.current !== place && !isInside) main.current?.focus();
    last.current = place;
    scrollTo(0, 0);
  }, [place]);
  if (key !== 'settled') return <KeyForm wasRefused={key === 'refused'} />;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the content
      </a>
      <Navigation at={route.path[0] ?? 'new'} waiting={waiting} />
      <main id="main" tabIndex={-1} ref={main}>
        <View key={place} route={route} />
      </main>
    </>
  );
}

/** The view of a route; one that breaks takes nothing else along, and says so. */
function View({ route }: { readonly route: Route }) {
  const [trouble, setTrouble] = useState<string>();
  useErrorBoundary((error: unknown) => setTrouble(problemOf(error).message));
  if (trouble === undefined) return <>{viewOf(route)}</>;
  return (
    <EmptyState title="This view is broken">
      <p>Please report it: {trouble}</p>
    </EmptyState>
  );
}

function viewOf({ path, query }: Route): ComponentChildren {
  const [view = 'new', id] = path;
  switch (view) {
    case 'new':
      return <NewFlow key={query.toString()} query={query} />;
    case 'executions':
      return id === undefined ? <Executions query={query} /> : <Execution key={id} id={id} />;
    case 'inbox':
      return <Inbox />;
    case 'wallets':
      return <Wallets />;
    case 'recovery':
      return <RecoveryReport />;
    case 'flows':
      return <FlowReport />;
    case 'benchmarks':
      return id === undefined ? <Benchmarks /> : <BenchmarkPage key={id} id={id} />;
    default:
      return (
        <EmptyState title="There is no such view">
          <a href="#/new">Start a new flow</a>
        </EmptyState>
      );
  }
}
