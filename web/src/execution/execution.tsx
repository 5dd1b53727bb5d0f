import type { Schema } from '../api/client';
import { MoneyTable } from '../money/money-table';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { Tabs } from '../parts/tabs';
import { QuestionCard } from '../questions/question-card';
import { hrefOf } from '../shell/route';
import { hasEnded } from '../words/statuses';
import { Commands } from './commands';
import { Details } from './details';
import { EventList } from './event-list';
import { FailureNote } from './failure-note';
import { Facts } from './facts';
import { Logs } from './logs';
import { Picture } from './picture';
import { StepList } from './step-list';
import { Timeline } from './timeline';
import { type Event, useExecution } from './use-execution';
import { costText, walletMovements } from './wallet-movements';

type Status = Schema<'ExecutionStatusDto'>;

/** One execution: what it waits for, what it did to the money, and how it came to that. */
export function Execution({ id }: { readonly id: string }) {
  const { execution, problem, events } = useExecution(id);
  if (execution === undefined)
    return (
      <Page title="Execution">
        {problem?.status === 404 ? <Unknown /> : <ProblemNote problem={problem} />}
        {problem === undefined && <p class="quiet">Loading…</p>}
      </Page>
    );
  return (
    <Page title={execution.prompt} actions={<Commands execution={execution} />}>
      <Facts execution={execution} />
      <ProblemNote problem={problem} />
      {execution.questions
        .filter(({ closed_at }) => closed_at === null)
        .map((question) => (
          <QuestionCard
            key={question.question_id}
            executionId={id}
            wallet={execution.wallet}
            question={question}
            onAnswered={() => undefined}
          />
        ))}
      <FailureNote execution={execution} />
      <Assumed execution={execution} />
      <Money execution={execution} events={events} />
      <Timeline execution={execution} />
      <Views execution={execution} events={events} />
    </Page>
  );
}

function Unknown() {
  return (
    <EmptyState title="There is no such execution">
      <p>
        It may belong to another API key, or its time is over.{' '}
        <a href={hrefOf(['executions'])}>Show all executions</a>
      </p>
    </EmptyState>
  );
}

interface Props {
  readonly execution: Status;
  readonly events: readonly Event[];
}

function Views({ execution, events }: Props) {
  const { execution_id: id, revision, status } = execution;
  return (
    <Tabs
      label="Views"
      tabs={[
        { name: 'Steps', content: () => <StepList execution={execution} /> },
        {
          name: 'Picture',
          content: () => <Picture id={id} revision={revision} isLive={!hasEnded(status)} />,
        },
        { name: 'Events', content: () => <EventList events={events} steps={execution.steps} /> },
        { name: 'Logs', content: () => <Logs id={id} revision={revision} /> },
        { name: 'Details', content: () => <Details execution={execution} /> },
      ]}
    />
  );
}

function Money({ execution, events }: Props) {
  const movements = walletMovements(execution.wallet, events);
  if (movements.length === 0) return null;
  return (
    <section class="block">
      <h2>Wallet before and after</h2>
      <MoneyTable caption="The wallet before and after" movements={movements} />
      <p class="hint">{costText(events)}</p>
    </section>
  );
}

function Assumed({ execution: { assumptions } }: { readonly execution: Status }) {
  if (assumptions.length === 0) return null;
  return (
    <ul class="note waiting">
      {assumptions.map(({ detail }) => (
        <li key={detail}>Assumed: {detail}</li>
      ))}
    </ul>
  );
}
