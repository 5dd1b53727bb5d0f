import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { CopyButton } from '../parts/copy-button';
import { ProblemNote } from '../parts/problem-note';

interface Props {
  readonly id: string;
  readonly revision: number;
}

/** What happened as text, for tickets and chats, and what the programs of the landed transactions logged. */
export function Logs({ id, revision }: Props) {
  const { value, problem } = useLoaded(
    (signal) => answerOf(api().GET('/api/v1/transaction-logs/{id}', { params: { path: { id } }, signal })),
    [id, revision],
  );
  return (
    <>
      <ProblemNote problem={problem} />
      {value !== undefined && (
        <>
          <Log title="What happened" text={value.trace} />
          <Log title="What the programs logged" text={value.transaction_logs} />
        </>
      )}
    </>
  );
}

function Log({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section class="block">
      <h2>{title}</h2>
      <div class="code">
        <CopyButton text={text} />
        <pre tabIndex={0}>{text}</pre>
      </div>
    </section>
  );
}
