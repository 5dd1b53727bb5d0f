import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { CopyButton } from '../parts/copy-button';
import { ProblemNote } from '../parts/problem-note';

interface Props {
  readonly id: string;
  readonly revision: number;
}

/** What the programs of the landed transactions logged. */
export function TransactionLog({ id, revision }: Props) {
  const { value, problem } = useLoaded(
    (signal) => answerOf(api().GET('/api/v1/transaction-logs/{id}', { params: { path: { id } }, signal })),
    [id, revision],
  );
  return (
    <>
      <ProblemNote problem={problem} />
      {value !== undefined && (
        <div class="code">
          <CopyButton text={value.transaction_logs} />
          <pre tabIndex={0}>{value.transaction_logs}</pre>
        </div>
      )}
    </>
  );
}
