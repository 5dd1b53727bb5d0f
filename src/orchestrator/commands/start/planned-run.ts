import type { ExecutionSnapshot, Failure, FlowPlan, PlannedStepSummary, StepId } from '../../../domain';
import type { Alongside } from '../alongside';
import type { StartCommand } from './start-command';

/** A run whose plan was not made from one prompt: of a benchmark file, for instance. */
export interface PlannedRun extends Pick<
  StartCommand,
  'mode' | 'agent' | 'owner' | 'slippageBps' | 'recovery' | 'faults'
> {
  readonly plan: FlowPlan;
  /** Every step that is shown, in order: those of the plan, and those that could not be planned. */
  readonly steps: readonly PlannedStepSummary[];
  /** Why steps could not be planned: they have failed before anything runs. */
  readonly refused: readonly { readonly stepId: StepId; readonly failure: Failure }[];
  readonly benchmarkId?: string;
  readonly keep: Alongside<ExecutionSnapshot>;
}
