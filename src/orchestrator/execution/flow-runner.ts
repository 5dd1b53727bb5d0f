import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
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
import { RecoveryPause } from './recovery-pause';
import { type Done, StepRecovery } from './step-recovery';
import { StepRunner } from './step-runner';

/** Takes an execution from wherever it stands to its end. Safe to call again after a crash at any point. */
@Injectable()
export class FlowRunner {
  constructor(
    private readonly store: ExecutionStore,
    private readonly steps: StepRunner,
    private readonly recovery: StepRecovery,
    private readonly pause: RecoveryPause,
    private readonly clock: Clock,
    private readonly tracing: Tracing,
  ) {}

  /** Lets go of executions that only wait to try again: the process ends, and the next one goes on with them. */
  leave(): void {
    this.pause.leave();
  }

  /** Returns when it has ended, waits for a person, or is left. What it does belongs to the trace that queued it. */
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
    let done = this.beginning(opened);
    for (;;) {
      const { events, work } = advance(plan, execution, done.events, this.clock.timestamp());
      execution = await this.store.append(execution, events);
      if (work.length === 0 || isFinished(execution.status)) return;
      if (done.waitMs > 0) {
        if (!(await this.pause.wait(execution.executionId, done.waitMs))) return;
        execution = await this.store.reload(execution);
        done = { events: [], waitMs: 0 };
        if (execution.stopRequested !== undefined) continue;
      }
      done = await this.work(execution, work);
      execution = await this.store.reload(execution);
    }
  }

  /** What time alone has brought about. */
  private beginning(execution: ExecutionSnapshot): Done {
    if (execution.status === 'Queued') return { events: [{ type: 'execution_started' }], waitMs: 0 };
    const question = openQuestionOf(execution);
    const isOver = question !== undefined && isExpired(question, this.clock.now());
    return { events: isOver ? expireQuestion(execution, question) : [], waitMs: 0 };
  }

  /** One attempt, and what was decided after it. */
  private async work(execution: ExecutionSnapshot, steps: readonly FlowStep[]): Promise<Done> {
    const { events, failed } = await this.steps.attempt(execution, steps);
    if (failed === undefined) return { events, waitMs: 0 };
    return this.recovery.afterFailure(await this.store.reload(execution), events, failed);
  }
}
