import type { AttemptSnapshot, ExecutionSnapshot, StepId, StepSnapshot } from '../../../domain';
import { originalError } from '../original-status';
import { durationOf } from '../step.view';
import { type SentInstructions, attemptLines } from './attempt-lines';
import { branches } from './branches';

const MARKS: Readonly<Record<string, string>> = {
  Completed: '✅',
  landed: '✅',
  Failed: '❌',
  failed: '❌',
  unknown: '⚠️',
  Compensated: '↩️',
  Skipped: '⏭️',
  Stopped: '⏹️',
  Timeout: '⚠️',
};

/** The execution as a tree of text: what was sent and what came of it, in order. */
export function executionTrace(execution: ExecutionSnapshot, sent: SentInstructions): string {
  const { executionId, agent, status, steps } = execution;
  const head = `${MARKS[status] ?? '⏳'} ${executionId} [${agent}] ${status}`;
  const reason = originalError(execution);
  const error = reason === null ? [] : [`❌ Error: ${reason}`];
  const blocks = steps.map((step) => stepLines(step, sent));
  return [head, ...branches([...blocks, ...error.map((line) => [line])])].join('\n');
}

function stepLines(step: StepSnapshot, sent: SentInstructions): string[] {
  const { stepId, description, status, startedAt, endedAt, skippedBecause, compensation, attempts } = step;
  const duration = durationOf(startedAt, endedAt);
  const head = `${MARKS[status] ?? '⏳'} Step ${stepId}: ${description}${duration === null ? '' : ` (${duration} ms)`}`;
  const reason = [skippedBecause, compensation?.by === undefined ? compensation?.reason : undefined];
  const reasons = reason.flatMap((line) => (line === undefined ? [] : [[line]]));
  const tried = attempts.map((attempt) => [headOf(attempt, stepId), ...attemptLines(attempt, stepId, sent)]);
  return [head, ...branches([...tried, ...reasons])];
}

function headOf({ attempt, recorded, ended }: AttemptSnapshot, stepId: StepId): string {
  const outcome = ended?.outcome ?? 'sent';
  const others = recorded?.stepIds.filter((other) => other !== stepId) ?? [];
  const where = recorded ? ` at ${recorded.venue} ${recorded.signature}` : '';
  const beside = others.length === 0 ? '' : `, one transaction with ${others.join(', ')}`;
  return `${MARKS[outcome] ?? '⏳'} attempt ${attempt} ${outcome}${where}${beside}`;
}
