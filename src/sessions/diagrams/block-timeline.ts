import type { AttemptSnapshot, ExecutionSnapshot, StepSnapshot } from '../../domain';
import { type AttemptState, addAttempt } from './attempt-nodes';
import { type DecidedAt, isAsking } from './decided-at';
import { addDecision } from './decision-nodes';
import { type StepBlock, attemptsOf, stepIdsOf } from './step-blocks';
import { stepNode } from './step-nodes';
import { togetherStatus } from './step-status';
import { SignatureRequests } from './signature-requests';
import type { Timeline } from './timeline';

/** An attempt with what was decided after it. A query that failed leaves only the decision. */
interface Try {
  readonly attempt: AttemptState;
  readonly decisions: readonly DecidedAt[];
}

/** Adds the steps of a block, those of one transaction beside it, then everything that was tried. */
export function addBlock(timeline: Timeline, execution: ExecutionSnapshot, block: StepBlock): void {
  timeline.beginBlock();
  addSteps(timeline, execution, block);
  const tries = triesOf(execution, block);
  const requests = new SignatureRequests(timeline, execution, block);
  tries.forEach(({ attempt, decisions }, index) => {
    requests.addUpTo(attempt.number);
    addAttempt(timeline, execution, block, attempt);
    for (const decided of decisions)
      addDecision(timeline, { execution, isLast: index === tries.length - 1 }, decided);
  });
  requests.addUpTo(Infinity);
}

function addSteps(timeline: Timeline, execution: ExecutionSnapshot, block: StepBlock): void {
  const nodes = block.map((step) => stepNode(execution, block, step));
  if (block.some(({ compensates }) => compensates)) timeline.because('undoing what had landed');
  if (block.length === 1) {
    for (const node of nodes) timeline.add(node);
    return;
  }
  const isWhole = attemptsOf(block).every((attempt) => stepIdsOf(attempt).length === block.length);
  timeline.add({
    id: `transaction_${block[0].stepId}`,
    kind: 'transaction',
    status: togetherStatus(nodes.map(({ status }) => status)),
    title: isWhole
      ? `One transaction of ${block.length} steps`
      : `${block.length} steps that share transactions`,
    details: [],
    stepIds: block.map(({ stepId }) => stepId),
  });
  for (const node of nodes) timeline.addBeside('carries', node);
}

function triesOf(execution: ExecutionSnapshot, block: StepBlock): Try[] {
  const decided = block.flatMap((step) => step.recoveries.map((decision) => ({ step, decision })));
  const attempts = attemptsOf(block);
  if (attempts.length === 0) return triesOfQuery(block[0], decided);
  return attempts.map((snapshot) => ({
    attempt: { number: snapshot.attempt, snapshot, status: statusOf(snapshot, execution) },
    decisions: decided.filter(({ decision }) => decision.attempt === snapshot.attempt),
  }));
}

/** Each decision tells of a try that failed; what came after the last one is the step itself. */
function triesOfQuery(step: StepSnapshot, decided: readonly DecidedAt[]): Try[] {
  const tries: { attempt: AttemptState; decisions: DecidedAt[] }[] = [];
  for (const { decision } of decided) {
    const last = tries.at(-1);
    const before = last?.decisions.at(-1)?.decision;
    const isAfterQuestion = before !== undefined && isAsking(before);
    if (last && isAfterQuestion && decision.strategy === undefined) last.decisions.push({ step, decision });
    else
      tries.push({
        attempt: { number: tries.length + 1, status: 'failed', errorClass: decision.errorClass },
        decisions: [{ step, decision }],
      });
  }
  if (tries.length > 0 && step.status === 'Completed')
    tries.push({ attempt: { number: tries.length + 1, status: 'succeeded' }, decisions: [] });
  return tries;
}

function statusOf({ ended }: AttemptSnapshot, { finishedAt }: ExecutionSnapshot): AttemptState['status'] {
  if (ended === undefined) return finishedAt === undefined ? 'running' : 'unknown';
  if (ended.outcome === 'landed') return 'succeeded';
  if (ended.outcome === 'failed') return 'failed';
  return finishedAt === undefined ? 'running' : 'unknown';
}
