import {
  type Assumption,
  type Failure,
  type FlowPlan,
  type FlowStep,
  type PlannedStepSummary,
  type StepId,
  amountOf,
} from '../../domain';
import type { FlowPromptStep } from '../../benchmark-file';
import { type Produced, outputOfCall } from '../../orchestrator';
import { type Rename, renameAssumption, renameStep } from './rename-step';

/** What became of the prompt of one step of a file. */
export interface PlannedPart {
  readonly step: FlowPromptStep;
  /** Is it one of several, so that the file says what is critical? */
  readonly isOfFlow: boolean;
  readonly outcome:
    { readonly ok: true; readonly plan: FlowPlan } | { readonly ok: false; readonly failure: Failure };
}

export interface MergedPlan {
  readonly steps: readonly FlowStep[];
  /** Every step in order, those that could not be planned included. */
  readonly summaries: readonly PlannedStepSummary[];
  readonly refused: readonly { readonly stepId: StepId; readonly failure: Failure }[];
  readonly assumptions: readonly Assumption[];
}

/** Marks the ids of earlier parts in a prompt's plan, whose own steps may have the same ids. */
const EARLIER = 'earlier/';

/** Makes one plan of the plans of several prompts: ids counted anew, dependencies as the file has them. */
export class PlanMerger {
  private readonly counts = new Map<string, number>();
  private readonly stepsOf = new Map<number, readonly StepId[]>();
  private readonly steps: FlowStep[] = [];
  private readonly summaries: PlannedStepSummary[] = [];
  private readonly assumptions: Assumption[] = [];
  private readonly refused: { stepId: StepId; failure: Failure }[] = [];

  /** What the steps with these numbers leave for a prompt that depends on them, oldest first. */
  madeBy(numbers: readonly number[]): Produced[] {
    const ids = new Set(this.idsOf(numbers));
    return this.steps.flatMap(({ stepId, call }) => {
      const mint = ids.has(stepId) ? outputOfCall(call) : undefined;
      return mint ? [{ stepId: EARLIER + stepId, mint, takenBps: this.takenOf(stepId) }] : [];
    });
  }

  add(part: PlannedPart): void {
    const needed = this.idsOf(part.step.dependsOn);
    const made = part.outcome.ok ? this.planned(part.outcome.plan, part, needed) : [];
    const summaries = part.outcome.ok
      ? made.map((step) => summaryOf(step, part))
      : [this.refuse(part, part.outcome.failure, needed)];
    this.steps.push(...made);
    this.summaries.push(...summaries);
    this.stepsOf.set(
      part.step.step,
      summaries.map(({ stepId }) => stepId),
    );
  }

  merged(): MergedPlan {
    const { steps, summaries, refused, assumptions } = this;
    return { steps, summaries, refused, assumptions };
  }

  private planned(
    plan: FlowPlan,
    { isOfFlow, step: part }: PlannedPart,
    needed: readonly StepId[],
  ): FlowStep[] {
    const names = new Map(plan.steps.map(({ stepId }) => [stepId, this.nextId(stepId)]));
    const rename: Rename = (id) =>
      id.startsWith(EARLIER) ? id.slice(EARLIER.length) : (names.get(id) ?? id);
    this.assumptions.push(...plan.assumptions.map((assumption) => renameAssumption(assumption, rename)));
    return plan.steps.map((step) => {
      const renamed = renameStep(step, rename);
      const dependsOn = [...new Set([...needed, ...renamed.dependsOn])];
      return { ...renamed, dependsOn, critical: isOfFlow ? part.critical : step.critical };
    });
  }

  private refuse({ step, isOfFlow }: PlannedPart, failure: Failure, dependsOn: StepId[]): PlannedStepSummary {
    const stepId = this.nextId('refused_1');
    this.refused.push({ stepId, failure });
    const critical = isOfFlow ? step.critical : true;
    return { stepId, tool: 'none', description: step.description, critical, dependsOn };
  }

  private idsOf(numbers: readonly number[]): StepId[] {
    return numbers.flatMap((number) => this.stepsOf.get(number) ?? []);
  }

  /** Basis points of the step's output that other steps use already. */
  private takenOf(stepId: StepId): number {
    return this.steps.reduce((total, { call }) => {
      const amount = amountOf(call);
      return amount?.kind === 'output_of' && amount.stepId === stepId ? total + amount.bps : total;
    }, 0);
  }

  /** The next id of the same kind: `swap_1`, `swap_2`, … */
  private nextId(stepId: StepId): StepId {
    const kind = stepId.replace(/_\d+$/, '');
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return `${kind}_${count}`;
  }
}

function summaryOf(step: FlowStep, { step: { timeoutSeconds } }: PlannedPart): PlannedStepSummary {
  const { stepId, call, description, critical, dependsOn } = step;
  const limit = timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1_000 };
  return { stepId, tool: call.tool, description, critical, dependsOn, ...limit };
}
