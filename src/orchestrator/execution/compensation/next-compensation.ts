import {
  type Address,
  type CompensationDecided,
  type ExecutionSnapshot,
  type FlowPlan,
  type FlowStep,
  type Inverse,
  type StepOutput,
  type StepSnapshot,
  amountText,
  inverseOf,
  isQuery,
  partOf,
  symbolOf,
} from '../../../domain';
import { isSafeToCompensate } from '../../../recovery';
import { undoIdOf } from './possible-compensations';

/** What undoing a step must bring back of what the step gave, in basis points. */
export const LEAST_BACK_BPS = 9_500;

/** A step that landed, with what it moved. */
interface Landed {
  readonly step: StepSnapshot;
  readonly output: Extract<StepOutput, { kind: 'assets' }>;
}

/**
 * What becomes of the last landed step that nobody has decided about, after a strict flow that was not one transaction has
 * failed. Nothing is decided after somebody asked the flow to stop, or in a benchmark, which is judged by what the agent did;
 * and while it is not certain what became of the failed step, everything stays.
 * @returns `undefined` when nothing is left to decide
 */
export function nextCompensation(
  plan: FlowPlan,
  execution: ExecutionSnapshot,
): CompensationDecided | undefined {
  const failed = failedSteps(execution);
  if (failed.length === 0) return undefined;
  const undecided = plan.steps.findLast(({ stepId }) => isUndecided(landedStep(execution, stepId)));
  const landed = undecided && landedStep(execution, undecided.stepId);
  if (undecided === undefined || landed === undefined) return undefined;
  const { stepId } = undecided;
  const doubtful = failed.find(({ failure }) => failure === undefined || !isSafeToCompensate(failure));
  if (doubtful) return stays(stepId, `What became of ${doubtful.stepId} is not certain.`);
  return decide(undecided, landed, laterThan(plan, execution, stepId));
}

function failedSteps({ atomicMode, mode, stopRequested, steps }: ExecutionSnapshot): StepSnapshot[] {
  if (atomicMode !== 'strict' || mode === 'static' || stopRequested !== undefined) return [];
  return steps.filter(({ status, compensates }) => status === 'Failed' && compensates === undefined);
}

function isUndecided(landed: Landed | undefined): boolean {
  return landed?.step.status === 'Completed' && landed.step.compensation === undefined;
}

function landedStep({ steps }: ExecutionSnapshot, stepId: string): Landed | undefined {
  const step = steps.find((known) => known.stepId === stepId);
  return step?.output?.kind === 'assets' ? { step, output: step.output } : undefined;
}

/** Landed steps after this one, with what undoing them brought back. */
function laterThan(plan: FlowPlan, execution: ExecutionSnapshot, stepId: string): LaterStep[] {
  const from = plan.steps.findIndex((step) => step.stepId === stepId) + 1;
  return plan.steps.slice(from).flatMap((later) => {
    const landed = landedStep(execution, later.stepId);
    const by = landed?.step.compensation?.by;
    const returned = by === undefined ? undefined : landedStep(execution, by)?.output;
    return landed ? [{ ...landed, ...(returned && { returned }) }] : [];
  });
}

interface LaterStep extends Landed {
  /** What the step that undid it did. */
  readonly returned?: Landed['output'];
}

function decide(
  { stepId, call }: FlowStep,
  { output }: Landed,
  later: readonly LaterStep[],
): CompensationDecided {
  const inverse = isQuery(call) ? undefined : inverseOf(call);
  if (inverse === undefined) return stays(stepId, 'What was sent belongs to its recipient.');
  const { given, back } = inverse;
  const user = later.find(
    ({ step, output: { spent } }) => step.status === 'Completed' && amountOf(spent, given) > 0n,
  );
  if (user) return stays(stepId, `${user.step.stepId} used what it brought, and stays.`);
  const brought = amountOf(output.received, given);
  const left = min(
    brought,
    later.reduce((sum, step) => sum + broughtBack(step, given), brought),
  );
  if (left <= 0n) return stays(stepId, 'Nothing is left of what it brought.');
  const least = (partOf(amountOf(output.spent, back), LEAST_BACK_BPS) * left) / brought;
  return undoneBy(stepId, inverse, left, least);
}

function stays(stepId: string, reason: string): CompensationDecided {
  return { type: 'compensation_decided', stepId, reason };
}

function undoneBy(stepId: string, inverse: Inverse, raw: bigint, least: bigint): CompensationDecided {
  const { given, back, call } = inverse;
  const by = {
    stepId: undoIdOf(stepId),
    call: call(raw),
    description: `Undo ${stepId}: ${amountText(given, raw)} back to ${symbolOf(back)}`,
    least: { mint: back, raw: least },
  };
  const reason = `At least ${amountText(back, least)} must come back.`;
  return { type: 'compensation_decided', stepId, by, reason };
}

/** What a later step and its undoing left of the token, together: zero but for rounding and interest. */
function broughtBack({ output, returned }: LaterStep, mint: Address): bigint {
  return returned === undefined ? 0n : amountOf(returned.received, mint) - amountOf(output.spent, mint);
}

function amountOf(assets: Landed['output']['spent'], mint: Address): bigint {
  return assets.reduce((sum, asset) => (asset.mint === mint ? sum + asset.raw : sum), 0n);
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
