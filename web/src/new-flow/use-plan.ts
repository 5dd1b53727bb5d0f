import { useEffect, useState } from 'preact/hooks';
import { answerOf, isAbort } from '../api/answer-of';
import type { ApiProblem } from '../api/api-problem';
import { type Schema, api } from '../api/client';
import { problemOf } from '../api/use-loaded';
import type { FlowDraft } from './flow-draft';
import { planBody } from './flow-request';

/** After the last key before the plan is asked for. */
const PAUSE_MS = 280;

export interface PlanState {
  readonly plan: Schema<'FlowPlanDto'> | undefined;
  readonly problem: ApiProblem | undefined;
  /** The plan is one of an earlier sentence, and a new one is on its way. */
  readonly isPlanning: boolean;
}

const NOTHING: PlanState = { plan: undefined, problem: undefined, isPlanning: false };

/** The plan of a draft, kept up with what is typed. */
export function usePlan(draft: FlowDraft): PlanState {
  const [state, setState] = useState(NOTHING);
  const body = planBody(draft);
  useEffect(() => {
    if (body.prompt === '') {
      setState(NOTHING);
      return undefined;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, isPlanning: true }));
    const timer = setTimeout(() => {
      answerOf(api().POST('/api/v1/flows/plan', { body, signal: abort.signal })).then(
        (plan) => setState({ plan, problem: undefined, isPlanning: false }),
        (error: unknown) => {
          if (!isAbort(error)) setState({ ...NOTHING, problem: problemOf(error) });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [JSON.stringify(body)]);
  return state;
}
