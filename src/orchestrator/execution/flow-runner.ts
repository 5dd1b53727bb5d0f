import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  type FlowStep,
  isExpired,
  isFinished,
  openQuestionOf,
} from '../../domain';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import { advance } from './advance';
import { ExecutionStore } from './execution-store';
import { expireQuestion } from './expire-question';
import { StepRecovery } from './step-recovery';
import { StepRunner } from './step-runner';

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
    if (isFinished(execution.status)) return;
    const attributes = { [ATTRIBUTES.conversation]: executionId };
    await this.tracing.resumedSpan(execution.trace, SPANS.workflow, attributes, () =>
      this.walk(plan, execution),
    );
  }

  private async walk(plan: FlowPlan, opened: ExecutionSnapshot): Promise<void> {
    let execution = opened;
    let happened = this.beginning(opened);
    for (;;) {
      const next = advance(plan, execution, happened, this.clock.timestamp());
      execution = await this.store.append(execution, next);
      if (isFinished(execution.status)) return;
      if (next.work.length > 0) {
        happened = await this.work(execution, next.work);
        execution = await this.store.reload(execution);
      } else {
        // Somebody may have asked to stop before the wait was journaled.
        if (execution.stopRequested === undefined) return;
        happened = [];
      }
    }
  }

  /** What time alone has brought about. */
  private beginning(execution: ExecutionSnapshot): readonly FlowEvent[] {
    if (execution.status === 'Queued') return [{ type: 'execution_started' }];
    const question = openQuestionOf(execution);
    const isOver = question !== undefined && isExpired(question, this.clock.now());
    return isOver ? expireQuestion(execution, question) : [];
  }

  /** One attempt, and what was decided after it. */
  private async work(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
  ): Promise<readonly FlowEvent[]> {
    const { events, failed } = await this.steps.attempt(execution, steps);
    if (failed === undefined) return events;
    return this.recovery.afterFailure(await this.store.reload(execution), events, failed);
  }
}
