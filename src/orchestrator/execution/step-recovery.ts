import { Injectable, Logger } from '@nestjs/common';
import type { Span } from '@opentelemetry/api';
import { Clock } from '../../common/clock';
import type { ExecutionSnapshot, Failure, FlowEvent, FlowStep, StepSnapshot, Strategy } from '../../domain';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import { RecoveryAdvisor, type RecoveryDecision } from '../../recovery';
import { type FailedStep, OptionsFinder } from './alternatives';
import { project } from './advance';
import type { FailedAttemptSteps } from './attempts';

/** Asks for advice after a failed attempt and turns it into events. */
@Injectable()
export class StepRecovery {
  private readonly logger = new Logger(StepRecovery.name);

  constructor(
    private readonly advisor: RecoveryAdvisor,
    private readonly finder: OptionsFinder,
    private readonly clock: Clock,
    private readonly tracing: Tracing,
  ) {}

  /**
   * @param before the execution as it is journaled
   * @param events of the attempt, not journaled yet
   * @returns those, and what was decided
   */
  afterFailure(
    before: ExecutionSnapshot,
    events: readonly FlowEvent[],
    { steps, failure }: FailedAttemptSteps,
  ): Promise<FlowEvent[]> {
    const execution = project(before, events, this.clock.timestamp());
    const failed = failedStep(execution, steps, failure);
    const attributes = {
      [ATTRIBUTES.conversation]: execution.executionId,
      [ATTRIBUTES.step]: failed.step.stepId,
      [ATTRIBUTES.error]: failure.code,
    };
    return this.tracing.span(SPANS.recovery, attributes, (span) =>
      this.decide(execution, events, failed, span),
    );
  }

  private async decide(
    execution: ExecutionSnapshot,
    events: readonly FlowEvent[],
    failed: FailedStep,
    span: Span,
  ): Promise<FlowEvent[]> {
    const { failure } = failed;
    const { recovery: config } = execution;
    const interest = this.advisor.interestedIn(failed.step, failure, config);
    const options = await this.finder.find(execution, failed, interest);
    const decision = this.advisor.advise({ ...failed, config, options, now: this.clock.now() });
    span.setAttributes({
      [ATTRIBUTES.errorClass]: decision.errorClass,
      [ATTRIBUTES.strategy]: strategyOf(decision) ?? 'none',
    });
    this.log(execution, failed, decision);
    const decided = config === undefined ? [] : [this.decidedEvent(decision, failed)];
    return [...events, ...decided, ...this.consequences(decision, execution, failed)];
  }

  private consequences(
    decision: RecoveryDecision,
    execution: ExecutionSnapshot,
    { history, failure }: FailedStep,
  ): FlowEvent[] {
    switch (decision.kind) {
      case 'retry':
      case 'reroute':
        return [];
      case 'ask': {
        const { stepId } = history;
        const attempt = history.attempts.at(-1)?.attempt ?? 1;
        const expiresAt = new Date(this.clock.now() + decision.timeoutSeconds * 1_000).toISOString();
        const { text, choices } = decision;
        const questionId = `${stepId}-${history.questions.length + 1}`;
        return [
          { type: 'question_asked', question: { questionId, stepId, attempt, text, choices, expiresAt } },
        ];
      }
      case 'give_up':
        return [{ type: 'step_failed', stepId: history.stepId, failure }, ...skipped(execution, history)];
      default:
        return decision satisfies never;
    }
  }

  private decidedEvent(decision: RecoveryDecision, { history }: FailedStep): FlowEvent {
    const { errorClass, reason } = decision;
    const strategy = strategyOf(decision);
    const rejected = 'rejected' in decision && decision.rejected.length > 0 ? decision.rejected : undefined;
    return {
      type: 'recovery_decided',
      stepId: history.stepId,
      attempt: history.attempts.at(-1)?.attempt ?? 1,
      errorClass,
      ...(strategy && { strategy }),
      delayMs: decision.kind === 'retry' ? decision.delayMs : 0,
      reason,
      ...(decision.kind === 'reroute' && { alternative: decision.alternative }),
      ...(rejected && { rejected }),
    };
  }

  private log(
    { executionId }: ExecutionSnapshot,
    { history, failure }: FailedStep,
    decision: RecoveryDecision,
  ): void {
    this.logger.log({
      msg: `${executionId} ${history.stepId} failed: ${decision.kind}, ${decision.reason}`,
      code: failure.code,
      error_class: decision.errorClass,
      strategy: strategyOf(decision),
    });
  }
}

/** `undefined`: none goes on. */
function strategyOf(decision: RecoveryDecision): Strategy | undefined {
  return decision.kind === 'give_up' ? undefined : decision.strategy;
}

/** What was in the transaction with a step that failed for good has not happened. */
function skipped({ steps }: ExecutionSnapshot, { stepId }: StepSnapshot): FlowEvent[] {
  const others = steps.filter((step) => step.status === 'Running' && step.stepId !== stepId);
  return others.map((step) => ({
    type: 'step_skipped',
    stepId: step.stepId,
    reason: `it was in one transaction with ${stepId}, which failed`,
  }));
}

function failedStep(execution: ExecutionSnapshot, steps: readonly FlowStep[], failure: Failure): FailedStep {
  const step = steps.at(-1);
  const history = execution.steps.find((known) => known.stepId === step?.stepId);
  if (step === undefined || history === undefined) throw new RangeError('A failed attempt has no step');
  return { step, before: steps.slice(0, -1), history, failure };
}
