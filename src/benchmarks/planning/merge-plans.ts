import type { Amount, Failure, FlowPlan, FlowStep, PlannedStepSummary, StepId, ToolCall } from '../../domain';
import type { FlowPromptStep } from '../../orchestrator';

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
}

/** One plan of the plans of several prompts: ids counted anew, dependencies as the file has them. Pure. */
export function mergePlans(parts: readonly PlannedPart[]): MergedPlan {
  const ids = new StepIds();
  const stepsOf = new Map<number, readonly StepId[]>();
  const steps: FlowStep[] = [];
  const summaries: PlannedStepSummary[] = [];
  const refused: { stepId: StepId; failure: Failure }[] = [];
  for (const part of parts) {
    const needed = part.step.dependsOn.flatMap((number) => stepsOf.get(number) ?? []);
    const made = part.outcome.ok ? renamed(part.outcome.plan, part, ids, needed) : [];
    steps.push(...made);
    summaries.push(...made.map((step) => summaryOf(step, part)));
    if (!part.outcome.ok) {
      const stepId = ids.next('refused_1');
      summaries.push(refusedSummary(stepId, part, needed));
      refused.push({ stepId, failure: part.outcome.failure });
    }
    stepsOf.set(
      part.step.step,
      summaries.slice(-Math.max(made.length, 1)).map(({ stepId }) => stepId),
    );
  }
  return { steps, summaries, refused };
}

class StepIds {
  private readonly counts = new Map<string, number>();

  /** The next id of the same kind: `swap_1`, `swap_2`, … */
  next(stepId: StepId): StepId {
    const kind = stepId.replace(/_\d+$/, '');
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return `${kind}_${count}`;
  }
}

function renamed(plan: FlowPlan, part: PlannedPart, ids: StepIds, needed: readonly StepId[]): FlowStep[] {
  const names = new Map(plan.steps.map(({ stepId }) => [stepId, ids.next(stepId)]));
  const nameOf = (stepId: StepId) => names.get(stepId) ?? stepId;
  return plan.steps.map((step) => ({
    ...step,
    stepId: nameOf(step.stepId),
    call: renamedCall(step.call, nameOf),
    description: step.description.replace(/\b[a-z]+_\d+\b/g, nameOf),
    critical: part.isOfFlow ? part.step.critical : step.critical,
    dependsOn: [...new Set([...needed, ...step.dependsOn.map(nameOf)])],
  }));
}

function renamedCall(call: ToolCall, nameOf: (stepId: StepId) => StepId): ToolCall {
  const rename = (amount: Amount): Amount =>
    amount.kind === 'output_of' ? { ...amount, stepId: nameOf(amount.stepId) } : amount;
  if ('shares' in call) return { ...call, shares: rename(call.shares) };
  return 'amount' in call ? { ...call, amount: rename(call.amount) } : call;
}

function summaryOf(step: FlowStep, { step: { timeoutSeconds } }: PlannedPart): PlannedStepSummary {
  const { stepId, call, description, critical, dependsOn } = step;
  const limit = timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1_000 };
  return { stepId, tool: call.tool, description, critical, dependsOn, ...limit };
}

function refusedSummary(
  stepId: StepId,
  { step, isOfFlow }: PlannedPart,
  dependsOn: readonly StepId[],
): PlannedStepSummary {
  const critical = isOfFlow ? step.critical : true;
  return { stepId, tool: 'none', description: step.description, critical, dependsOn };
}
