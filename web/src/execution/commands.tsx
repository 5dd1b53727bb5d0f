import { useState } from 'preact/hooks';
import { answerOf } from '../api/answer-of';
import type { ApiProblem } from '../api/api-problem';
import { type Schema, api } from '../api/client';
import { problemOf } from '../api/use-loaded';
import { ProblemNote } from '../parts/problem-note';
import { hrefOf } from '../shell/route';
import { hasEnded } from '../words/statuses';

type Status = Schema<'ExecutionStatusDto'>;

/** What a person may do about an execution as a whole. */
export function Commands({ execution }: { readonly execution: Status }) {
  const { execution_id, status, stop_requested, mode, prompt, wallet } = execution;
  const [problem, setProblem] = useState<ApiProblem>();
  const params = { path: { execution_id } };
  const send = (work: Promise<void>) => {
    setProblem(undefined);
    work.catch((error: unknown) => setProblem(problemOf(error)));
  };
  const stop = async () => {
    await answerOf(api().POST('/api/v1/executions/{execution_id}/stop', { params }));
  };
  const resume = async () => {
    const resumed = await answerOf(api().POST('/api/v1/executions/{execution_id}/resume', { params }));
    location.hash = hrefOf(['executions', resumed.execution_id]);
  };
  const isResumable = hasEnded(status) && status !== 'Completed' && mode !== 'static';
  return (
    <>
      {!hasEnded(status) && (
        <button type="button" class="danger" disabled={stop_requested !== null} onClick={() => send(stop())}>
          {stop_requested === null ? 'Stop' : 'Stopping…'}
        </button>
      )}
      {isResumable && (
        <button type="button" class="primary" onClick={() => send(resume())}>
          Resume
        </button>
      )}
      {mode !== 'static' && (
        <a class="button" href={hrefOf(['new'], { prompt, wallet })}>
          Use as a draft
        </a>
      )}
      <ProblemNote problem={problem} />
    </>
  );
}
