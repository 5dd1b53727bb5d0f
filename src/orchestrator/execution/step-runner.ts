import { Injectable } from '@nestjs/common';
import {
  type AttemptEnded,
  type AttemptRecorded,
  type ExecutionSnapshot,
  type Failure,
  type FlowEvent,
  type FlowStep,
  type StepSnapshot,
  dueFault,
  isQuery,
} from '../../domain';
import { FaultScope, Ledger } from '../../ledger';
import { ATTRIBUTES, SPANS, Tracing } from '../../observability';
import { AttemptBuilder } from './attempt-builder';
import { type AttemptFacts, AttemptSender, type SettledOutcome, recordOf } from './attempt-sender';
import { outputsOf } from './outputs-of';
import type { RefusedPreparation } from './prepared-attempt';
import { QueryRunner } from './query-runner';
import { partOfInstruction } from './transaction-parts';

/** What one attempt came to. The events are not journaled yet: they go with the transition that follows. */
export interface AttemptResult {
  readonly events: readonly FlowEvent[];
  /** Present when the attempt failed: somebody decides what follows. */
  readonly failed?: FailedAttemptSteps;
}

/** How far the steps of a transaction got. */
export interface FailedAttemptSteps {
  readonly failure: Failure;
  /** In order; the last is the one that failed. */
  readonly steps: readonly FlowStep[];
}

/** Makes one attempt at the steps of one transaction, or runs one query. */
@Injectable()
export class StepRunner {
  constructor(
    private readonly ledger: Ledger,
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
    const fault = dueFault(execution, stepIds);
    const attributes = { [ATTRIBUTES.attempt]: attempt };
    const result = await this.tracing.span(SPANS.attempt, attributes, async (span) => {
      const make = () => this.make(execution, steps, { attempt, fault });
      const made = await this.faults.during(fault, () =>
        steps.length > 1 ? this.ledger.undisturbed(make) : make(),
      );
      if (made.failed) span.setAttribute(ATTRIBUTES.error, made.failed.failure.code);
      return made;
    });
    return { ...result, events: [...before, ...result.events] };
  }

  private async make(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    facts: AttemptFacts,
  ): Promise<AttemptResult> {
    const preparation = await this.builder.prepare(execution, steps);
    if (!preparation.ok) return notMade(preparation, facts);
    const { prepared } = preparation;
    const outcome = await this.sender.send(execution, prepared, facts);
    if (outcome === undefined) return { events: [] };
    return resultOf(execution, steps, recordOf(prepared, facts), outcome);
  }
}

function notMade(
  { failure, steps, venue }: RefusedPreparation,
  { attempt, fault }: AttemptFacts,
): AttemptResult {
  const end: FlowEvent = {
    type: 'attempt_ended',
    stepIds: steps.map((step) => step.stepId),
    attempt,
    outcome: 'failed',
    ...failedStepOf(steps),
    ...(venue !== undefined && { venue }),
    failure,
    ...(fault && { fault }),
  };
  return { events: [end], failed: { failure, steps } };
}

function failedStepOf(steps: readonly FlowStep[]): { readonly failedStepId?: string } {
  const last = steps.at(-1);
  return steps.length > 1 && last ? { failedStepId: last.stepId } : {};
}

function resultOf(
  execution: ExecutionSnapshot,
  steps: readonly FlowStep[],
  recorded: AttemptRecorded,
  outcome: SettledOutcome,
): AttemptResult {
  if (outcome.outcome === 'failed') {
    const { failure } = outcome;
    const upTo = stepsUpToFailed(steps, recorded, failure);
    return { events: [ended(recorded, outcome, upTo)], failed: { failure, steps: upTo } };
  }
  const completed = outputsOf(execution, recorded, outcome.transaction).map((output, index): FlowEvent => {
    const stepId = recorded.stepIds[index];
    if (stepId === undefined) throw new RangeError('An output belongs to a step');
    return { type: 'step_completed', stepId, output };
  });
  return { events: [ended(recorded, outcome, []), ...completed] };
}

/** A failure that no instruction had is the first step's. */
function stepsUpToFailed(
  steps: readonly FlowStep[],
  { stepIds, parts = [] }: AttemptRecorded,
  { instruction }: Failure,
): readonly FlowStep[] {
  const counts = parts.map(({ instructions }) => instructions);
  const index = partOfInstruction(counts, instruction) ?? 0;
  return steps.filter(({ stepId }) => stepIds.slice(0, index + 1).includes(stepId));
}

function ended(
  { stepIds, attempt }: AttemptRecorded,
  outcome: SettledOutcome,
  upToFailed: readonly FlowStep[],
): AttemptEnded {
  const { transaction } = outcome;
  const landed = transaction && {
    signature: transaction.signature,
    slot: transaction.slot,
    measured: transaction.measured,
    computeUnits: transaction.computeUnits,
    logs: transaction.logs,
  };
  const last = upToFailed.at(-1);
  return {
    type: 'attempt_ended',
    stepIds,
    attempt,
    outcome: outcome.outcome,
    ...(last && stepIds.length > 1 && { failedStepId: last.stepId }),
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
