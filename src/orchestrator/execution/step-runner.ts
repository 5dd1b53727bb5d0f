import { Injectable } from '@nestjs/common';
import {
  type AttemptEnded,
  type AttemptRecorded,
  type ExecutionSnapshot,
  type Failure,
  type FaultKind,
  type FlowEvent,
  type FlowStep,
  type StepSnapshot,
  faultAt,
  isQuery,
} from '../../domain';
import { FaultScope } from '../../ledger';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import { AttemptBuilder } from './attempt-builder';
import { AttemptSender, type SettledOutcome } from './attempt-sender';
import { measureOutput } from './measure-output';
import { QueryRunner } from './query-runner';

/** What one attempt came to. The events are not journaled yet: they go with the transition that follows. */
export interface AttemptResult {
  readonly events: readonly FlowEvent[];
  /** Present when the attempt failed: somebody decides what follows. */
  readonly failure?: Failure;
}

/** Makes one attempt at the steps of one transaction, or runs one query. */
@Injectable()
export class StepRunner {
  constructor(
    private readonly builder: AttemptBuilder,
    private readonly sender: AttemptSender,
    private readonly queries: QueryRunner,
    private readonly faults: FaultScope,
    private readonly tracing: Tracing,
  ) {}

  /**
   * An attempt that an earlier process recorded but did not see end is settled first; only when it can no longer land
   * is a new one made.
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
      const interrupted = interruptedAttempt(execution, first);
      return interrupted ? this.resume(execution, steps, interrupted) : this.tryOnce(execution, steps, []);
    });
  }

  private async query(execution: ExecutionSnapshot, step: FlowStep): Promise<AttemptResult> {
    if (!isQuery(step.call)) throw new TypeError(`${step.stepId} is not a query`);
    const result = await this.queries.run(execution.wallet, step.call);
    if (!result.ok) return { events: [], failure: result.failure };
    return { events: [{ type: 'step_completed', stepId: step.stepId, output: result.output }] };
  }

  private async resume(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    recorded: AttemptRecorded,
  ): Promise<AttemptResult> {
    const outcome = await this.sender.settle(recorded);
    if (outcome.outcome === 'failed' && outcome.transaction === undefined) {
      return this.tryOnce(execution, steps, [ended(recorded, outcome)]);
    }
    return resultOf(execution, recorded, outcome);
  }

  private async tryOnce(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    before: readonly FlowEvent[],
  ): Promise<AttemptResult> {
    const stepIds = steps.map((step) => step.stepId);
    const attempt = nextAttempt(execution, stepIds, before);
    const attributes = { [ATTRIBUTES.attempt]: attempt };
    const result = await this.tracing.span(SPANS.attempt, attributes, async (span) => {
      const made = await this.faults.during(faultOf(execution, stepIds, attempt), () =>
        this.make(execution, steps, attempt),
      );
      if (made.failure) span.setAttribute(ATTRIBUTES.error, made.failure.code);
      return made;
    });
    return { ...result, events: [...before, ...result.events] };
  }

  private async make(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    attempt: number,
  ): Promise<AttemptResult> {
    const stepIds = steps.map((step) => step.stepId);
    const preparation = await this.builder.prepare(execution, steps);
    if (!preparation.ok) {
      const { failure, venue } = preparation;
      const where = venue === undefined ? {} : { venue };
      const end: FlowEvent = {
        type: 'attempt_ended',
        stepIds,
        attempt,
        outcome: 'failed',
        ...where,
        failure,
      };
      return { events: [end], failure };
    }
    const { actions, venue } = preparation.prepared;
    const outcome = await this.sender.send(execution, preparation.prepared, attempt);
    if (outcome === undefined) return { events: [] };
    return resultOf(execution, { stepIds, attempt, actions, venue }, outcome);
  }
}

/** What the sandbox was asked to have go wrong at this attempt. */
function faultOf(
  { faults = [] }: ExecutionSnapshot,
  stepIds: readonly string[],
  attempt: number,
): FaultKind | undefined {
  return stepIds.map((stepId) => faultAt(faults, stepId, attempt)).find((fault) => fault !== undefined);
}

type Recorded = Pick<AttemptRecorded, 'stepIds' | 'attempt' | 'actions' | 'venue'>;

function resultOf(execution: ExecutionSnapshot, recorded: Recorded, outcome: SettledOutcome): AttemptResult {
  const end = ended(recorded, outcome);
  if (outcome.outcome === 'failed') return { events: [end], failure: outcome.failure };
  const completed = recorded.stepIds.map((stepId, index): FlowEvent => {
    const action = recorded.actions[index];
    if (action === undefined) throw new RangeError(`No action was recorded for ${stepId}`);
    return {
      type: 'step_completed',
      stepId,
      output: measureOutput(execution.wallet, action, recorded.venue, outcome.transaction),
    };
  });
  return { events: [end, ...completed] };
}

function ended({ stepIds, attempt }: Recorded, outcome: SettledOutcome): AttemptEnded {
  const facts = { type: 'attempt_ended', stepIds, attempt, outcome: outcome.outcome } as const;
  const { transaction } = outcome;
  const landed = transaction && {
    signature: transaction.signature,
    slot: transaction.slot,
    measured: transaction.measured,
    computeUnits: transaction.computeUnits,
    logs: transaction.logs,
  };
  return {
    ...facts,
    ...(landed && { landed }),
    ...(outcome.outcome === 'failed' && { failure: outcome.failure }),
  };
}

function interruptedAttempt(execution: ExecutionSnapshot, step: FlowStep): AttemptRecorded | undefined {
  const last = historyOf(execution, step.stepId)?.attempts.at(-1);
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
