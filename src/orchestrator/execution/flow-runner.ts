import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  isExpired,
  isFinished,
  openQuestionOf,
} from '../../domain';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import type { ExecutionHandle } from '../../journal';
import { advance } from './advance';
import { type AttemptResult, StepRunner } from './attempts';
import { ExecutionStore } from './execution-store';
import { expireQuestion } from './expire-question';
import { StepRecovery } from './step-recovery';

/** Pause between two looks at a transaction that may still land, in milliseconds: one slot. */
const LOOK_INTERVAL_MS = 400;

/** Takes an execution from wherever it stands to its end. Safe to call again after a crash at any point. */
@Injectable()
export class FlowRunner {
  constructor(
    private readonly store: ExecutionStore,
    private readonly steps: StepRunner,
    private readonly recovery: StepRecovery,
    private readonly clock: Clock,
    private readonly tracing: Tracing,
  ) {}

  /** Returns when it has ended or waits: the queue comes back to it when the wait is over. What it does belongs to the trace that queued it. */
  async run(executionId: string): Promise<void> {
    const { plan, execution } = await this.store.open(executionId);
    const { status, trace } = execution.state;
    if (isFinished(status)) return;
    const attributes = { [ATTRIBUTES.conversation]: executionId };
    await this.tracing.resumedSpan(trace, SPANS.workflow, attributes, () => this.walk(plan, execution));
  }

  private async walk(plan: FlowPlan, execution: ExecutionHandle): Promise<void> {
    let happened: readonly FlowEvent[] = [];
    while (!isFinished(execution.state.status)) {
      const { state } = execution;
      const events = [...this.due(state), ...happened];
      const next = advance(plan, state, events, this.clock.timestamp());
      if (!(await this.store.follow(execution, next))) continue;
      if (next.work.length === 0) return;
      const result = await this.steps.attempt(execution, next.work);
      if (result.isPending) return this.store.postpone(execution, LOOK_INTERVAL_MS);
      happened = await this.decided(execution.state, result);
    }
  }

  /** What time alone has brought about. */
  private due(execution: ExecutionSnapshot): readonly FlowEvent[] {
    if (execution.status === 'Queued') return [{ type: 'execution_started' }];
    const question = openQuestionOf(execution);
    const isOver = question !== undefined && isExpired(question, this.clock.now());
    return isOver ? expireQuestion(execution, question) : [];
  }

  /** The events of an attempt, and what was decided about its failure. */
  private async decided(
    execution: ExecutionSnapshot,
    { events, failed }: AttemptResult,
  ): Promise<readonly FlowEvent[]> {
    return failed === undefined ? events : this.recovery.afterFailure(execution, events, failed);
  }
}
