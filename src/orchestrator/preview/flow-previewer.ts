import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  type FlowStep,
  type StepId,
  atomicityOf,
  foldExecution,
  isFinished,
  isQuery,
  plannedFacts,
  queuedEvent,
} from '../../domain';
import { advance, measureOutput, project } from '../execution';
import type { FlowPreview, StepPreview } from './flow-preview';
import { previewAssumptions } from './preview-assumptions';
import { sumOfChanges } from './sum-of-changes';
import {
  type SimulatedTransaction,
  type TransactionPreview,
  TransactionSimulator,
} from './transaction-simulator';

/** How far a preview has come. */
interface Course {
  readonly plan: FlowPlan;
  readonly steps: Map<StepId, StepPreview>;
  readonly transactions: SimulatedTransaction[];
}

/**
 * Walks a plan by the rules by which it would be run, with simulations in place of what would be sent. Stores nothing and
 * sends nothing.
 */
@Injectable()
export class FlowPreviewer {
  constructor(
    private readonly simulator: TransactionSimulator,
    private readonly clock: Clock,
  ) {}

  /** @param slippageBps tolerated loss of steps that name none */
  async preview(plan: FlowPlan, slippageBps: number): Promise<FlowPreview> {
    const at = this.clock.timestamp();
    const course: Course = { plan, steps: new Map(), transactions: [] };
    let execution = queued(plan, slippageBps, at);
    let happened: readonly FlowEvent[] | undefined = [{ type: 'execution_started' }];
    while (happened !== undefined) {
      const { events, work } = advance(plan, execution, happened, at);
      execution = project(execution, events, at);
      if (work.length === 0) return this.ended(execution, course);
      happened = await this.outcome(execution, work, course);
    }
    return this.brokenOff(execution, course);
  }

  /** What the next work would come to; `undefined` when nobody can say. */
  private async outcome(
    execution: ExecutionSnapshot,
    work: readonly FlowStep[],
    course: Course,
  ): Promise<readonly FlowEvent[] | undefined> {
    const [first] = work;
    if (first && isQuery(first.call)) {
      course.steps.set(first.stepId, { outcome: 'reads' });
      return [{ type: 'step_completed', stepId: first.stepId, output: { kind: 'report', report: null } }];
    }
    const found = await this.simulator.simulate(execution, course.transactions, work);
    if (found.kind === 'works') return this.landed(execution, found.transaction, course);
    if (found.kind === 'fails') return this.failed(execution, found, course);
    for (const { stepId } of work) course.steps.set(stepId, { outcome: 'unknown', reason: found.reason });
    return undefined;
  }

  private landed(
    execution: ExecutionSnapshot,
    transaction: SimulatedTransaction,
    { steps, transactions }: Course,
  ): FlowEvent[] {
    // Only that it tells transactions apart matters.
    const signature = String(transactions.push(transaction));
    return transaction.parts.map(({ step, route, guards, changes }) => {
      const { action, quote, venue } = route;
      const simulatedAfter = transaction.after;
      steps.set(step.stepId, {
        outcome: 'works',
        action,
        venue,
        ...(quote && { quote }),
        guards,
        changes,
        simulatedAfter,
      });
      const output = measureOutput(execution.wallet, action, changes, { signature, venue, fee: 0n });
      return { type: 'step_completed', stepId: step.stepId, output };
    });
  }

  /** What is in one transaction with a step that fails does not happen. */
  private failed(
    execution: ExecutionSnapshot,
    { stepId, failure, venue }: Extract<TransactionPreview, { kind: 'fails' }>,
    { steps }: Course,
  ): FlowEvent[] {
    steps.set(stepId, { outcome: 'fails', failure, ...(venue !== undefined && { venue }) });
    const others = execution.steps.filter((step) => step.status === 'Running' && step.stepId !== stepId);
    return [
      { type: 'step_failed', stepId, failure },
      ...others.map((step): FlowEvent => ({
        type: 'step_skipped',
        stepId: step.stepId,
        reason: `it would be in one transaction with ${stepId}, which fails`,
      })),
    ];
  }

  private ended(execution: ExecutionSnapshot, course: Course): FlowPreview {
    const { status, failure } = execution;
    if (!isFinished(status)) throw new RangeError(`A preview came to a halt as ${status}`);
    for (const { stepId, status: end, skippedBecause = '' } of execution.steps)
      if (end === 'Skipped') course.steps.set(stepId, { outcome: 'skipped', reason: skippedBecause });
    return { ...summary(execution, course), status, ...(failure && { failure }) };
  }

  private brokenOff(execution: ExecutionSnapshot, course: Course): FlowPreview {
    const reason = 'A step ahead of it could not be simulated.';
    for (const { stepId } of execution.steps)
      if (!course.steps.has(stepId)) course.steps.set(stepId, { outcome: 'unknown', reason });
    return summary(execution, course);
  }
}

function summary(execution: ExecutionSnapshot, { plan, steps, transactions }: Course): FlowPreview {
  const atomicity = atomicityOf(execution);
  return {
    steps,
    ...(atomicity && { atomicity }),
    transactions,
    changes: sumOfChanges(transactions.flatMap(({ parts }) => parts.flatMap(({ changes }) => changes))),
    assumptions: previewAssumptions(plan, transactions),
  };
}

function queued(plan: FlowPlan, slippageBps: number, at: string): ExecutionSnapshot {
  const order = { mode: 'direct', agent: 'deterministic', slippageBps } as const;
  const event = queuedEvent({ ...plannedFacts(plan), ...order });
  const execution = foldExecution([{ executionId: 'preview', revision: 1, at, event }]);
  if (execution === undefined) throw new RangeError('An execution has at least one event');
  return execution;
}
