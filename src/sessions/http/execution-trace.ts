import type { AttemptSnapshot, ExecutionSnapshot, StepSnapshot } from '../../domain';
import { originalError } from './original-status';
import { durationOf } from './step.view';

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

/** The execution as a tree of text: what happened, in order. */
export function executionTrace(execution: ExecutionSnapshot): string {
  const { executionId, agent, status, steps } = execution;
  const head = `${MARKS[status] ?? '⏳'} ${executionId} [${agent}] ${status}`;
  const reason = originalError(execution);
  const error = reason === null ? [] : [`❌ Error: ${reason}`];
  return [head, ...branches([...steps.map(stepLines), ...error.map((line) => [line])])].join('\n');
}

function stepLines(step: StepSnapshot): string[] {
  const { stepId, description, status, startedAt, endedAt, skippedBecause, compensation } = step;
  const duration = durationOf(startedAt, endedAt);
  const head = `${MARKS[status] ?? '⏳'} Step ${stepId}: ${description}${duration === null ? '' : ` (${duration} ms)`}`;
  const reason = [skippedBecause, compensation?.by === undefined ? compensation?.reason : undefined];
  const reasons = reason.flatMap((line) => (line === undefined ? [] : [[line]]));
  return [head, ...branches([...step.attempts.map((attempt) => [attemptLine(attempt)]), ...reasons])];
}

function attemptLine({ attempt, recorded, ended }: AttemptSnapshot): string {
  const outcome = ended?.outcome ?? 'sent';
  const where = recorded ? ` at ${recorded.venue} ${recorded.signature}` : '';
  const why = ended?.failure ? `: ${ended.failure.code}, ${ended.failure.message}` : '';
  return `${MARKS[outcome] ?? '⏳'} attempt ${attempt} ${outcome}${where}${why}`;
}

/** Draws each block as a branch. */
export function branches(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((block, index) => {
    const isLast = index === blocks.length - 1;
    return block.map((line, row) => (row === 0 ? (isLast ? '└─ ' : '├─ ') : isLast ? '   ' : '│  ') + line);
  });
}
