import {
  type Address,
  type Alternative,
  ERROR_CLASS_TEXTS,
  type ExecutionSnapshot,
  STRATEGY_DEFINITIONS,
  type StepSnapshot,
  isFinished,
  amountText,
  countedMint,
} from '../../domain';
import type { DecidedAt } from './decided-at';
import type { NodeStatus } from './graph-node';
import type { Timeline } from './timeline';
import { addQuestion } from './question-nodes';
import { alternativeText, durationText } from './words';

/** What a decision stands in. */
export interface DecisionContext {
  readonly execution: ExecutionSnapshot;
  /** Has nothing been tried since? */
  readonly isLast: boolean;
}

/** Adds what was decided after a failed attempt: a wait, another way, a question, or nothing more. */
export function addDecision(timeline: Timeline, context: DecisionContext, decided: DecidedAt): void {
  const { decision, step } = decided;
  addRejected(timeline, decided);
  const leadsTo = decision.strategy && STRATEGY_DEFINITIONS[decision.strategy].leadsTo;
  switch (leadsTo) {
    case 'attempt':
      if (decision.delayMs > 0) addWait(timeline, context, decided);
      else timeline.because(`tried again at once: ${ERROR_CLASS_TEXTS[decision.errorClass]}`);
      return;
    case 'other_way':
      addAlternative(timeline, decided);
      return;
    case 'question':
      addQuestion(timeline, context.execution, decided);
      return;
    case undefined:
      if (step.status === 'Failed') timeline.because(`gave up: ${decision.reason}`);
      return;
    default:
      leadsTo satisfies never;
  }
}

function addWait(
  timeline: Timeline,
  { execution, isLast }: DecisionContext,
  { step, decision }: DecidedAt,
): void {
  const since = step.attempts.find(({ attempt }) => attempt === decision.attempt)?.endedAt;
  timeline.because(`tries again after a pause: ${ERROR_CLASS_TEXTS[decision.errorClass]}`);
  timeline.add({
    id: `wait_${step.stepId}_${decision.attempt}`,
    kind: 'wait',
    status: passing(execution, step, isLast),
    title: `Wait ${durationText(decision.delayMs)}`,
    details: [decision.reason],
    stepId: step.stepId,
    attempt: decision.attempt,
    durationMs: decision.delayMs,
    ...(since !== undefined && { startedAt: since }),
  });
}

/** How a state stands that the next attempt ends. */
function passing({ status }: ExecutionSnapshot, step: StepSnapshot, isLast: boolean): NodeStatus {
  if (!isLast || step.status === 'Completed' || step.status === 'Compensated') return 'succeeded';
  return isFinished(status) ? 'stopped' : 'waiting';
}

function addAlternative(timeline: Timeline, { step, decision }: DecidedAt): void {
  timeline.because(`takes another way: ${ERROR_CLASS_TEXTS[decision.errorClass]}`);
  timeline.add({
    id: `alternative_${step.stepId}_${decision.attempt}`,
    kind: 'alternative',
    status: 'succeeded',
    title: decision.alternative ? wayText(decision.alternative, mintOf(step)) : 'Another way',
    details: [],
    stepId: step.stepId,
    attempt: decision.attempt,
  });
}

/** Ways that are named of those that were not taken; the others are counted. */
const MOST_WAYS = 4;

function addRejected(timeline: Timeline, { step, decision }: DecidedAt): void {
  const rejected = decision.rejected ?? [];
  const [first] = rejected;
  if (first === undefined) return;
  const ways = rejected.map(({ alternative }) => wayText(alternative, mintOf(step)));
  const reasons = [...new Set(rejected.map(({ reason }) => reason))];
  const more = ways.length - MOST_WAYS;
  timeline.addBeside('rejected', {
    id: `rejected_${step.stepId}_${decision.attempt}`,
    kind: 'alternative',
    status: 'skipped',
    title: ways.length === 1 ? 'A way not taken' : `${ways.length} ways not taken`,
    details: [...ways.slice(0, MOST_WAYS), ...(more > 0 ? [`and ${more} more`] : []), ...reasons.slice(0, 2)],
    stepId: step.stepId,
    attempt: decision.attempt,
  });
}

function wayText(alternative: Alternative, mint: Address | undefined): string {
  if (alternative.kind !== 'other_amount' || mint === undefined) return alternativeText(alternative);
  return `Other amount: ${amountText(mint, alternative.raw)}`;
}

/** The token that the step's amount is of, once an attempt told. */
function mintOf({ stepId, attempts }: StepSnapshot): Address | undefined {
  const recorded = attempts.find((attempt) => attempt.recorded)?.recorded;
  const action = recorded?.actions[recorded.stepIds.indexOf(stepId)];
  return action && countedMint(action);
}
