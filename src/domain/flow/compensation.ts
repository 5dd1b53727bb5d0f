import type { AssetBound } from './guards';
import type { StepId } from './ids';
import type { ActionCall } from '../tools/tool-call';

/**
 * A step that gives back what a landed step of a strict flow did: a compensation, as in Garcia-Molina and Salem, "Sagas"
 * (1987). It runs like any other step, with guards, a journal and recovery.
 */
export interface CompensatingStep {
  readonly stepId: StepId;
  /** With the exact amount that is to be given back. */
  readonly call: ActionCall;
  readonly description: string;
  /** What must come back at least; otherwise it is better left alone. */
  readonly least: AssetBound;
}

/** What was decided about a landed step after a strict flow failed. */
export interface CompensationDecided {
  readonly type: 'compensation_decided';
  readonly stepId: StepId;
  /** The step that undoes it; absent: what it did stays. */
  readonly by?: CompensatingStep;
  /** For a person. */
  readonly reason: string;
}
