import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
  type Failure,
  type FlowEvent,
  type FlowPlan,
  type FlowStep,
  isFinished,
} from '../../domain';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import { RecoveryAdvisor, type RecoveryDecision } from '../../recovery';
import { advance } from './advance';
import { ExecutionStore } from './execution-store';
import { type AttemptResult, StepRunner } from './step-runner';

/** Takes an execution from wherever it stands to its end. Safe to call again after a crash at any point. */
@Injectable()
export class FlowRunner {
  private readonly logger = new Logger(FlowRunner.name);

  constructor(
    private readonly store: ExecutionStore,
    private readonly steps: StepRunner,
    private readonly advisor: RecoveryAdvisor,
    private readonly clock: Clock,
    private readonly tracing: Tracing,
  ) {}

  async run(executionId: string): Promise<void> {
    const { plan, execution } = await this.store.open(executionId);
    if (isFinished(execution.status)) return;
    const attributes = { [ATTRIBUTES.conversation]: executionId };
    await this.tracing.span(SPANS.workflow, attributes, () => this.walk(plan, execution));
  }

  private async walk(plan: FlowPlan, opened: ExecutionSnapshot): Promise<void> {
    let execution = opened;
    let happened: readonly FlowEvent[] = opened.status === 'Queued' ? [{ type: 'execution_started' }] : [];
    for (;;) {
      const { events, work } = advance(plan, execution, happened, this.clock.timestamp());
      execution = await this.store.append(execution, events);
      if (work.length === 0) return;
      happened = await this.work(execution, work);
      execution = await this.store.reload(execution);
    }
  }

  /** One attempt, and what was decided after it. */
  private async work(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
  ): Promise<readonly FlowEvent[]> {
    const result = await this.steps.attempt(execution, steps);
    if (result.failure === undefined) return result.events;
    return this.afterFailure(execution, steps, result, result.failure);
  }

  private afterFailure(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    result: AttemptResult,
    failure: Failure,
  ): readonly FlowEvent[] {
    const [step] = steps;
    const history = execution.steps.find((known) => known.stepId === step?.stepId);
    if (step === undefined || history === undefined) throw new RangeError('A failed attempt has no step');
    const decision = this.advisor.advise({ mode: execution.mode, step, history, failure });
    this.logger.log(`${execution.executionId} ${step.stepId} failed (${failure.code}): ${decision.reason}`);
    return [...result.events, ...CARRY_OUT[decision.kind](steps, failure)];
  }
}

type CarryOut = (steps: readonly FlowStep[], failure: Failure) => FlowEvent[];

/** The transitions that a decision means. */
const CARRY_OUT: Readonly<Record<RecoveryDecision['kind'], CarryOut>> = {
  give_up: (steps, failure) => steps.map(({ stepId }) => ({ type: 'step_failed', stepId, failure })),
};
