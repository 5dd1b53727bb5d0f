import {
  type Address,
  type AttemptSnapshot,
  type ExecutionSnapshot,
  type StepSnapshot,
  decimalFromRaw,
  findMint,
  isFinished,
  isOpen,
} from '../../domain';

/** How a state of a diagram is drawn. */
export type NodeStatus = 'done' | 'running' | 'failed' | 'skipped' | 'pending' | 'unknown';

export interface GraphNode {
  /** Letters, digits and underscores. */
  readonly id: string;
  readonly kind: 'prompt' | 'plan' | 'step' | 'attempt' | 'end';
  readonly status: NodeStatus;
  /** Lines of text, not escaped. */
  readonly lines: readonly string[];
}

export interface GraphEdge {
  /** `undefined`: the beginning. */
  readonly from: string | undefined;
  /** `undefined`: the end. */
  readonly to: string | undefined;
  readonly label?: string;
}

/** An execution as states and transitions; every format draws this. */
export interface FlowGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Draws attempts of a step as states of their own when there is more to tell than one that landed. */
export function flowGraph(execution: ExecutionSnapshot): FlowGraph {
  const nodes: GraphNode[] = [
    { id: 'prompt', kind: 'prompt', status: 'done', lines: [execution.prompt] },
    {
      id: 'plan',
      kind: 'plan',
      status: 'done',
      lines: [`${execution.steps.length} steps, ${execution.mode}, ${execution.atomicMode}`],
    },
  ];
  const edges: GraphEdge[] = [
    { from: undefined, to: 'prompt' },
    { from: 'prompt', to: 'plan', label: 'planned' },
  ];
  let last = 'plan';
  for (const step of execution.steps) last = addStep(step, last, nodes, edges);
  if (isFinished(execution.status)) addEnd(execution, last, nodes, edges);
  return { nodes, edges };
}

function addStep(step: StepSnapshot, last: string, nodes: GraphNode[], edges: GraphEdge[]): string {
  let from = last;
  const hasMore = step.attempts.length > 1 || step.recoveries.length > 0 || step.status === 'Failed';
  const shown = hasMore ? step.attempts : [];
  for (const attempt of shown) {
    const id = `${nodeId(step.stepId)}_attempt_${attempt.attempt}`;
    nodes.push({ id, kind: 'attempt', status: attemptStatus(attempt), lines: attemptLines(step, attempt) });
    edges.push({ from, to: id, label: transitionTo(step, attempt.attempt) });
    from = id;
  }
  const id = nodeId(step.stepId);
  nodes.push({ id, kind: 'step', status: STEP_STATUS[step.status], lines: stepLines(step) });
  edges.push({ from, to: id, ...(step.skippedBecause !== undefined && { label: 'skipped' }) });
  return id;
}

/** Why this attempt was made: the decision after the one before it, with its wait or its other way. */
function transitionTo({ recoveries, questions }: StepSnapshot, attempt: number): string {
  const decided = recoveries.find((decision) => decision.attempt === attempt - 1);
  if (decided?.strategy === undefined) return `attempt ${attempt}`;
  const wait = decided.delayMs > 0 ? ` after ${decided.delayMs} ms` : '';
  const way = decided.alternative ? ` ${decided.alternative.kind}` : '';
  const answered = questions.find((question) => question.attempt === attempt - 1)?.answer;
  const person = answered ? ` ${answered.choice}` : '';
  return `${decided.strategy}${way}${person}${wait}, ${decided.errorClass}`;
}

function addEnd(execution: ExecutionSnapshot, last: string, nodes: GraphNode[], edges: GraphEdge[]): void {
  const isCompleted = execution.status === 'Completed';
  const lines = [execution.status, ...(execution.failure ? [execution.failure.message] : [])];
  nodes.push({ id: 'outcome', kind: 'end', status: isCompleted ? 'done' : 'failed', lines });
  edges.push({ from: last, to: 'outcome' }, { from: 'outcome', to: undefined });
}

const STEP_STATUS = {
  Pending: 'pending',
  Running: 'running',
  Completed: 'done',
  Failed: 'failed',
  Skipped: 'skipped',
} as const;

function attemptStatus({ ended }: AttemptSnapshot): NodeStatus {
  if (ended === undefined) return 'running';
  return ended.outcome === 'landed' ? 'done' : ended.outcome;
}

function stepLines(step: StepSnapshot): string[] {
  const lines = [step.description];
  if (step.output?.kind === 'assets') {
    const { spent, received, venue, signature } = step.output;
    lines.push(`${amounts(spent)} -> ${amounts(received)}`, `${venue} ${signature.slice(0, 8)}`);
  }
  const open = step.questions.find(isOpen);
  if (open && step.status === 'Running') lines.push(`Waits for a person: ${open.text}`);
  if (step.failure) lines.push(step.failure.message);
  if (step.skippedBecause) lines.push(step.skippedBecause);
  if (step.startedAt && step.endedAt)
    lines.push(`${Date.parse(step.endedAt) - Date.parse(step.startedAt)} ms`);
  return lines;
}

function attemptLines(step: StepSnapshot, { attempt, recorded, ended }: AttemptSnapshot): string[] {
  const head = `${step.stepId} attempt ${attempt}: ${ended?.outcome ?? 'sent'}`;
  const where = recorded ? [`${recorded.venue} ${recorded.signature.slice(0, 8)}`] : [];
  return [head, ...where, ...(ended?.failure ? [ended.failure.code] : [])];
}

function amounts(assets: readonly { readonly mint: Address; readonly raw: bigint }[]): string {
  if (assets.length === 0) return 'nothing';
  return assets
    .map(
      ({ mint, raw }) =>
        `${decimalFromRaw(raw, findMint(mint)?.decimals ?? 0)} ${findMint(mint)?.symbol ?? mint}`,
    )
    .join(' + ');
}

function nodeId(stepId: string): string {
  return stepId.replace(/\W/g, '_');
}
