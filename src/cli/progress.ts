import type { FlowState, StepState } from './flow-client';

const MARKS: Readonly<Record<string, string>> = {
  Pending: '·',
  Running: '▸',
  Completed: '✔',
  Failed: '✖',
  Compensated: '↺',
  Skipped: '–',
};

/** Says each transition once, a line each. */
export class ProgressPrinter {
  private readonly seen = new Map<string, string>();

  constructor(private readonly print: (line: string) => void) {}

  show(state: FlowState): void {
    if (this.isNew('flow', state.status)) this.print(`${state.execution_id}  ${statusOf(state)}`);
    for (const { detail } of state.assumptions ?? [])
      if (this.isNew(`assumption ${detail}`, detail)) this.print(`  assumed: ${detail}`);
    for (const step of state.steps) {
      if (step.status !== 'Pending' && this.isNew(step.step_id, step.status)) this.print(lineOf(step));
    }
  }

  private isNew(subject: string, status: string): boolean {
    const isNew = this.seen.get(subject) !== status;
    this.seen.set(subject, status);
    return isNew;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  AwaitingUser: 'Waiting for a person',
  Timeout: 'Out of time',
};

/** A step that failed or was skipped is not done. */
function statusOf({ status, steps }: FlowState): string {
  const done = steps.filter((step) => step.status === 'Completed').length;
  return `${WORDS[status] ?? status}  ${done} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} done`;
}

function lineOf(step: StepState): string {
  const duration = step.duration_ms == null ? '' : `  ${step.duration_ms} ms`;
  const reason = step.failure?.message ?? step.skipped_because;
  const end = reason ?? step.output?.signature ?? '';
  return `  ${MARKS[step.status] ?? '?'} ${step.step_id}  ${step.description}${duration}${end ? `  ${end}` : ''}`;
}
