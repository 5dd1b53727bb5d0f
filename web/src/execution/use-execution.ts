import { useEffect, useState } from 'preact/hooks';
import type { ApiProblem } from '../api/api-problem';
import { answerOf } from '../api/answer-of';
import { onNewKey } from '../api/api-key';
import { type Schema, api } from '../api/client';
import { followExecution } from '../api/follow-execution';
import { useLoaded } from '../api/use-loaded';

type Status = Schema<'ExecutionStatusDto'>;
export type Event = Schema<'JournaledEventDto'>;

/** An execution and its journal, as they grow. */
export function useExecution(id: string) {
  const [execution, setExecution] = useState<Status>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [round, setRound] = useState(0);
  useEffect(() => onNewKey(() => setRound((before) => before + 1)), []);
  useEffect(() => {
    const abort = new AbortController();
    void followExecution(id, { onStatus: setExecution, onProblem: setProblem }, abort.signal);
    return () => abort.abort();
  }, [id, round]);
  const revision = execution?.revision ?? 0;
  const journal = useLoaded(
    (signal) =>
      revision === 0
        ? Promise.resolve(undefined)
        : answerOf(
            api().GET('/api/v1/executions/{execution_id}/events', {
              params: { path: { execution_id: id } },
              signal,
            }),
          ),
    [id, revision],
  );
  return { execution, problem, events: journal.value?.events ?? [] };
}
