import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import {
  type AttemptRecorded,
  type ExecutionSnapshot,
  type Failure,
  type FlowEvent,
  type FlowStep,
  type QueryCall,
  type StepSnapshot,
  dueFault,
  isOutOfTime,
  isQuery,
} from '../../../domain';
import { LandedCheck, Ledger, LedgerError, type SignedTransaction } from '../../../ledger';
import { ATTRIBUTES, SPANS, Tracing } from '../../../observability';
import type { ExecutionHandle } from '../../../journal';
import { checkGuards } from '../guards';
import { type SignedProposal, signatureQuestion, signedProposal } from '../signing';
import { AttemptBuilder } from './attempt-builder';
import {
  type AttemptFacts,
  type AttemptResult,
  type SettledOutcome,
  ended,
  notMade,
  proposalOf,
  recordOf,
  resultOf,
  stepsUpToFailed,
} from './attempt-events';
import { QueryRunner } from './query-runner';

type Steps = readonly FlowStep[];

/** Makes one attempt at the steps of one transaction - create, sign, record, send, settle, measure - or runs one query. */
@Injectable()
export class StepRunner {
  constructor(
    private readonly builder: AttemptBuilder,
    private readonly ledger: Ledger,
    private readonly landedCheck: LandedCheck,
    private readonly queries: QueryRunner,
    private readonly clock: Clock,
    private readonly tracing: Tracing,
  ) {}

  /**
   * An attempt that was recorded and whose end is not known is settled first; only when it can no longer land is a new one
   * made. What the wallet's owner has signed is sent.
   */
  attempt(execution: ExecutionHandle, steps: Steps): Promise<AttemptResult> {
    const [first] = steps;
    if (first === undefined) throw new RangeError('An attempt needs a step');
    const { call, stepId } = first;
    const { state } = execution;
    const attributes = {
      [ATTRIBUTES.tool]: call.tool,
      [ATTRIBUTES.step]: stepId,
      [ATTRIBUTES.conversation]: state.executionId,
    };
    return this.tracing.span(`${SPANS.tool} ${call.tool}`, attributes, async () => {
      if (isQuery(call)) return this.query(state, first, call);
      const history = historyOf(state, stepId);
      const open = history && openAttempt(history);
      if (open) return this.settle(execution, steps, open);
      const signed = history && signedProposal(history);
      return signed ? this.sendSigned(execution, steps, signed) : this.make(execution, steps);
    });
  }

  private async query(
    { wallet }: ExecutionSnapshot,
    step: FlowStep,
    call: QueryCall,
  ): Promise<AttemptResult> {
    const result = await this.queries.run(wallet, call);
    if (!result.ok) return { events: [], failed: { failure: result.failure, steps: [step] } };
    return { events: [{ type: 'step_completed', stepId: step.stepId, output: result.output }] };
  }

  /** @param before events of earlier attempts that are not journaled yet */
  private async make(
    execution: ExecutionHandle,
    steps: Steps,
    before: readonly FlowEvent[] = [],
  ): Promise<AttemptResult> {
    const stepIds = steps.map((step) => step.stepId);
    const attempt = nextAttempt(execution.state, stepIds, before);
    const facts = { attempt, fault: dueFault(execution.state, stepIds) };
    const isOwners = execution.state.signer === 'wallet';
    const result = await this.traced(attempt, () =>
      isOwners ? this.ask(execution.state, steps, facts) : this.create(execution, steps, facts),
    );
    return { ...result, events: [...before, ...result.events] };
  }

  private create(execution: ExecutionHandle, steps: Steps, facts: AttemptFacts): Promise<AttemptResult> {
    return this.exclusively(steps, async () => {
      const preparation = await this.builder.prepare(execution.state, steps, facts.fault);
      if (!preparation.ok) return notMade(preparation, facts);
      const { prepared } = preparation;
      return this.send(execution, steps, recordOf(prepared, facts), prepared.transaction);
    });
  }

  /** Where the wallet's owner signs, the result is a question, and nothing is sent. */
  private async ask(execution: ExecutionSnapshot, steps: Steps, facts: AttemptFacts): Promise<AttemptResult> {
    const preparation = await this.builder.propose(execution, steps, facts.fault);
    if (!preparation.ok) return notMade(preparation, facts);
    const { prepared } = preparation;
    const proposal = proposalOf(prepared, facts);
    return { events: [signatureQuestion(execution, proposal, prepared.transaction, this.clock.now())] };
  }

  /** Sends what the wallet's owner signed, if it would still do what it was signed for. */
  private sendSigned(
    execution: ExecutionHandle,
    steps: Steps,
    signed: SignedProposal,
  ): Promise<AttemptResult> {
    const { proposal } = signed;
    const carried = steps.filter(({ stepId }) => proposal.stepIds.includes(stepId));
    const refused = (failure: Failure) => {
      const upTo = stepsUpToFailed(carried, proposal, failure);
      return notMade({ ok: false, failure, steps: upTo, venue: proposal.venue }, proposal);
    };
    const send = async () => {
      const { transaction, failure } = await this.accepted(execution.state, signed);
      if (failure) return refused(failure);
      const recorded = { type: 'attempt_recorded', ...proposal, signature: transaction.signature } as const;
      return this.send(execution, carried, recorded, transaction);
    };
    return this.traced(proposal.attempt, () =>
      this.exclusively(carried, send).catch((error: unknown) => {
        if (error instanceof LedgerError) return refused(error.failure);
        throw error;
      }),
    );
  }

  private async accepted({ wallet }: ExecutionSnapshot, { proposal, proposed, signed }: SignedProposal) {
    const taken = await this.ledger.accept(proposed, signed);
    const transaction = proposal.fault ? { ...taken, fault: proposal.fault } : taken;
    const { failure, diff } = await this.ledger.simulate({ ...transaction, coSigners: [] });
    return { transaction, failure: failure ?? checkGuards(diff, proposal.guards, wallet) };
  }

  /**
   * Makes the attempt durable in the journal and in the ledger's records, then sends it: not at all once somebody asked
   * the execution to stop, or it is out of time.
   */
  private async send(
    execution: ExecutionHandle,
    steps: Steps,
    recorded: AttemptRecorded,
    transaction: SignedTransaction,
  ): Promise<AttemptResult> {
    const isRecorded = await execution.lock(async ({ trx, state, append }) => {
      if (state.stopRequested !== undefined || isOutOfTime(state, this.clock.timestamp())) return false;
      await this.ledger.record(trx, transaction);
      await append([recorded]);
      return true;
    });
    if (!isRecorded) return { events: [] };
    const outcome = await this.ledger.send(transaction);
    if (outcome.outcome !== 'unknown') return resultOf(execution.state, steps, recorded, outcome);
    await execution.append([ended(recorded, outcome, [])]);
    return this.settle(execution, steps, { recorded, isUnknown: true });
  }

  /** An attempt that nobody had heard of when the process died is made again; one that ran out of time has failed. */
  private async settle(
    execution: ExecutionHandle,
    steps: Steps,
    { recorded, isUnknown }: OpenAttempt,
  ): Promise<AttemptResult> {
    const outcome = await this.lookUp(recorded);
    if (outcome === undefined) return { events: [], isPending: true };
    const isLost = outcome.outcome === 'failed' && outcome.transaction === undefined && !isUnknown;
    if (isLost) return this.make(execution, steps, [ended(recorded, outcome, [])]);
    return resultOf(execution.state, steps, recorded, outcome);
  }

  /**
   * While the transaction may still land, the same bytes are sent again: they cannot execute twice.
   * @returns `undefined` while it is not known
   */
  private async lookUp(recorded: AttemptRecorded): Promise<SettledOutcome | undefined> {
    const verdict = await this.landedCheck.verdict(recorded);
    if (verdict.outcome === 'landed' || verdict.outcome === 'failed') return verdict;
    if (verdict.outcome === 'expired') return { outcome: 'failed', failure: expired(recorded.signature) };
    const outcome = await this.landedCheck.resend(recorded.signature);
    return outcome.outcome === 'unknown' ? undefined : outcome;
  }

  /** A transaction of several steps counts on what it was quoted, and has the ledger to itself where that is possible. */
  private exclusively<T>(steps: Steps, work: () => Promise<T>): Promise<T> {
    return steps.length > 1 ? this.ledger.undisturbed(work) : work();
  }

  private traced(attempt: number, make: () => Promise<AttemptResult>): Promise<AttemptResult> {
    return this.tracing.span(SPANS.attempt, { [ATTRIBUTES.attempt]: attempt }, async (span) => {
      const made = await make();
      if (made.failed) span.setAttribute(ATTRIBUTES.error, made.failed.failure.code);
      return made;
    });
  }
}

/** An attempt that was recorded and may have landed. */
interface OpenAttempt {
  readonly recorded: AttemptRecorded;
  /** It was sent, and nobody said what became of it; otherwise the process died before that was journaled. */
  readonly isUnknown: boolean;
}

function openAttempt({ attempts }: StepSnapshot): OpenAttempt | undefined {
  const { recorded, ended: end } = attempts.at(-1) ?? {};
  const isUnknown = end?.outcome === 'unknown';
  return recorded && (end === undefined || isUnknown) ? { recorded, isUnknown } : undefined;
}

function nextAttempt(
  execution: ExecutionSnapshot,
  stepIds: readonly string[],
  before: readonly FlowEvent[],
): number {
  const made = stepIds.map((stepId) => historyOf(execution, stepId)?.attempts.at(-1)?.attempt ?? 0);
  const over = before.flatMap((event) => (event.type === 'attempt_ended' ? [event.attempt] : []));
  return Math.max(0, ...made, ...over) + 1;
}

function historyOf(execution: ExecutionSnapshot, stepId: string): StepSnapshot | undefined {
  return execution.steps.find((step) => step.stepId === stepId);
}

function expired(signature: string): Failure {
  return {
    code: 'blockhash_expired',
    message: `Transaction ${signature} did not land before its blockhash expired, and can no longer land.`,
  };
}
