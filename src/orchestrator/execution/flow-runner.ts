import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
  type Failure,
  type FlowEvent,
  type FlowPlan,
  type FlowStep,
  type StepSnapshot,
  isFinished,
} from '../../domain';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import { RecoveryAdvisor, type RecoveryDecision } from '../../recovery';
import { advance, project } from './advance';
import { ExecutionStore } from './execution-store';
import { RecoveryPause } from './recovery-pause';
import { StepRunner } from './step-runner';

/** Takes an execution from wherever it stands to its end. Safe to call again after a crash at any point. */
@Injectable()
export class FlowRunner {
  private readonly logger = new Logger(FlowRunner.name);

  constructor(
    private readonly store: ExecutionStore,
    private readonly steps: StepRunner,
    private readonly advisor: RecoveryAdvisor,
    private readonly pause: RecoveryPause,
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
    let done: Done = { events: opened.status === 'Queued' ? [{ type: 'execution_started' }] : [], waitMs: 0 };
    for (;;) {
      const { events, work } = advance(plan, execution, done.events, this.clock.timestamp());
      execution = await this.store.append(execution, events);
      if (work.length === 0) return;
      if (done.waitMs > 0) {
        await this.pause.wait(execution.executionId, done.waitMs);
        execution = await this.store.reload(execution);
        done = { events: [], waitMs: 0 };
        if (execution.stopRequested !== undefined) continue;
      }
      done = await this.work(execution, work);
      execution = await this.store.reload(execution);
    }
  }

  /** One attempt, and what was decided after it. */
  private async work(execution: ExecutionSnapshot, steps: readonly FlowStep[]): Promise<Done> {
    const { events, failure } = await this.steps.attempt(execution, steps);
    return failure === undefined
      ? { events, waitMs: 0 }
      : this.afterFailure(execution, steps, events, failure);
  }

  private async afterFailure(
    before: ExecutionSnapshot,
    steps: readonly FlowStep[],
    events: readonly FlowEvent[],
    failure: Failure,
  ): Promise<Done> {
    const execution = project(await this.store.reload(before), events, this.clock.timestamp());
    const [step] = steps;
    const history = execution.steps.find((known) => known.stepId === step?.stepId);
    if (step === undefined || history === undefined) throw new RangeError('A failed attempt has no step');
    const config = execution.recovery;
    const decision = this.advisor.advise({ step, history, failure, config, now: this.clock.now() });
    this.logger.log({
      msg: `${execution.executionId} ${step.stepId} failed: ${decision.kind}, ${decision.reason}`,
      code: failure.code,
      error_class: decision.errorClass,
      strategy: decision.kind === 'retry' ? 'retry' : undefined,
    });
    const decided = config === undefined ? [] : [decidedEvent(decision, history)];
    const carriedOut =
      decision.kind === 'give_up' ? steps.map(({ stepId }) => failedEvent(stepId, failure)) : [];
    return {
      events: [...events, ...decided, ...carriedOut],
      waitMs: decision.kind === 'retry' ? decision.delayMs : 0,
    };
  }
}

/** What work came to, and how long to wait before the next. */
interface Done {
  readonly events: readonly FlowEvent[];
  readonly waitMs: number;
}

function decidedEvent(decision: RecoveryDecision, { stepId, attempts }: StepSnapshot): FlowEvent {
  const { errorClass, reason } = decision;
  const attempt = attempts.at(-1)?.attempt ?? 1;
  const facts = { type: 'recovery_decided', stepId, attempt, errorClass, reason } as const;
  return decision.kind === 'retry'
    ? { ...facts, strategy: 'retry', delayMs: decision.delayMs }
    : { ...facts, delayMs: 0 };
}

function failedEvent(stepId: string, failure: Failure): FlowEvent {
  return { type: 'step_failed', stepId, failure };
}
