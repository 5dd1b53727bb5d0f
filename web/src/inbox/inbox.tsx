import { answerOf } from '../api/answer-of';
import { type Schema, api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { QuestionCard } from '../questions/question-card';
import { hrefOf } from '../shell/route';
import { fromNow } from '../words/times';

/** Shown at once; the others follow as these are answered. */
const MAX_SHOWN = 20;
const EVERY_MS = 3_000;

/** Every question that waits for a person. */
export function Inbox() {
  const { value, problem, reload } = useLoaded(
    (signal) => {
      const query = { status: ['AwaitingUser' as const], limit: MAX_SHOWN };
      return answerOf(api().GET('/api/v1/executions', { params: { query }, signal }));
    },
    [],
    EVERY_MS,
  );
  return (
    <Page title="Inbox" lead="Flows that cannot go on without you.">
      <ProblemNote problem={problem} />
      {value?.items.length === 0 && (
        <EmptyState title="Nothing waits for you">
          <p>When a flow needs a decision or a signature, it asks here.</p>
        </EmptyState>
      )}
      {value?.items.map((execution) => (
        <Waiting key={execution.execution_id} execution={execution} onAnswered={reload} />
      ))}
      {value !== undefined && value.next_cursor !== null && (
        <p class="hint">Answer these first; there are more behind them.</p>
      )}
    </Page>
  );
}

interface Props {
  readonly execution: Schema<'ListedExecutionDto'>;
  readonly onAnswered: () => void;
}

/** An execution that waits, with its open questions. */
function Waiting({ execution, onAnswered }: Props) {
  const { execution_id, prompt, wallet, revision } = execution;
  const { value, problem, reload } = useLoaded(
    (signal) =>
      answerOf(
        api().GET('/api/v1/executions/{execution_id}/questions', {
          params: { path: { execution_id } },
          signal,
        }),
      ),
    [execution_id, revision],
  );
  const open = value?.open ?? [];
  return (
    <article class="waiting-flow">
      <header>
        <h2 dir="auto">
          <a href={hrefOf(['executions', execution_id])}>{prompt}</a>
        </h2>
        {open[0] !== undefined && <p class="quiet">Asked {fromNow(open[0].asked_at)}</p>}
      </header>
      <ProblemNote problem={problem} />
      {open.map((question) => (
        <QuestionCard
          key={question.question_id}
          executionId={execution_id}
          wallet={wallet}
          question={question}
          onAnswered={() => {
            reload();
            onAnswered();
          }}
        />
      ))}
    </article>
  );
}
