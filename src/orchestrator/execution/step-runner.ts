import { Injectable } from '@nestjs/common';
import {
  type AttemptRecorded,
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowStep,
  type StepSnapshot,
  dueFault,
  isQuery,
} from '../../domain';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import { AttemptMaker, type AttemptResult, AttemptSender, ended, resultOf } from './attempts';
import { QueryRunner } from './query-runner';
import { type SignedProposal, signedProposal } from './signing';

/** Makes one attempt at the steps of one transaction, or runs one query. */
@Injectable()
export class StepRunner {
  constructor(
    private readonly maker: AttemptMaker,
    private readonly sender: AttemptSender,
    private readonly queries: QueryRunner,
    private readonly tracing: Tracing,
  ) {}

  /**
   * An attempt that an earlier process recorded but did not see end is settled first; only when it can no longer land
   * is a new one made. What the wallet's owner has signed is sent.
   */
  async attempt(execution: ExecutionSnapshot, steps: readonly FlowStep[]): Promise<AttemptResult> {
    const [first] = steps;
    if (first === undefined) throw new RangeError('An attempt needs a step');
    const attributes = {
      [ATTRIBUTES.tool]: first.call.tool,
      [ATTRIBUTES.step]: first.stepId,
      [ATTRIBUTES.conversation]: execution.executionId,
    };
    return this.tracing.span(`${SPANS.tool} ${first.call.tool}`, attributes, async () => {
      if (isQuery(first.call)) return this.query(execution, first);
      const history = historyOf(execution, first.stepId);
      const interrupted = history && interruptedAttempt(history);
      if (interrupted) return this.resume(execution, steps, interrupted);
      const signed = history && signedProposal(history);
      return signed ? this.sendSigned(execution, steps, signed) : this.tryOnce(execution, steps, []);
    });
  }

  private async query(execution: ExecutionSnapshot, step: FlowStep): Promise<AttemptResult> {
    if (!isQuery(step.call)) throw new TypeError(`${step.stepId} is not a query`);
    const result = await this.queries.run(execution.wallet, step.call);
    if (!result.ok) return { events: [], failed: { failure: result.failure, steps: [step] } };
    return { events: [{ type: 'step_completed', stepId: step.stepId, output: result.output }] };
  }

  private async resume(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    recorded: AttemptRecorded,
  ): Promise<AttemptResult> {
    const outcome = await this.sender.settle(recorded);
    if (outcome.outcome === 'failed' && outcome.transaction === undefined) {
      return this.tryOnce(execution, steps, [ended(recorded, outcome, [])]);
    }
    return resultOf(execution, steps, recorded, outcome);
  }

  private async tryOnce(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    before: readonly FlowEvent[],
  ): Promise<AttemptResult> {
    const stepIds = steps.map((step) => step.stepId);
    const attempt = nextAttempt(execution, stepIds, before);
    const facts = { attempt, fault: dueFault(execution, stepIds) };
    const result = await this.traced(attempt, () => this.maker.make(execution, steps, facts));
    return { ...result, events: [...before, ...result.events] };
  }

  private sendSigned(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    signed: SignedProposal,
  ): Promise<AttemptResult> {
    const { proposal } = signed;
    const carried = steps.filter(({ stepId }) => proposal.stepIds.includes(stepId));
    return this.traced(proposal.attempt, () => this.maker.sendSigned(execution, carried, signed));
  }

  private traced(attempt: number, make: () => Promise<AttemptResult>): Promise<AttemptResult> {
    return this.tracing.span(SPANS.attempt, { [ATTRIBUTES.attempt]: attempt }, async (span) => {
      const made = await make();
      if (made.failed) span.setAttribute(ATTRIBUTES.error, made.failed.failure.code);
      return made;
    });
  }
}

function interruptedAttempt({ attempts }: StepSnapshot): AttemptRecorded | undefined {
  const last = attempts.at(-1);
  const isOpen = last?.ended === undefined || last.ended.outcome === 'unknown';
  return isOpen ? last?.recorded : undefined;
}

function nextAttempt(
  execution: ExecutionSnapshot,
  stepIds: readonly string[],
  before: readonly FlowEvent[],
): number {
  const made = stepIds.map((stepId) => historyOf(execution, stepId)?.attempts.at(-1)?.attempt ?? 0);
  const ended = before.flatMap((event) => (event.type === 'attempt_ended' ? [event.attempt] : []));
  return Math.max(0, ...made, ...ended) + 1;
}

function historyOf(execution: ExecutionSnapshot, stepId: string): StepSnapshot | undefined {
  return execution.steps.find((step) => step.stepId === stepId);
}
