import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import type { AttemptRecorded, ExecutionSnapshot, Failure, FlowStep } from '../../../domain';
import { Ledger, LedgerError, type SignedTransaction } from '../../../ledger';
import { AttemptBuilder } from './attempt-builder';
import { type AttemptFacts, proposalOf, recordOf } from './attempt-record';
import { type AttemptResult, notMade, resultOf, stepsUpToFailed } from './attempt-result';
import { AttemptSender } from './attempt-sender';
import { checkGuards } from '../guards';
import { type SignedProposal, signatureQuestion } from '../signing';

/** Makes one attempt: prepares, signs or has it signed, records and sends it. */
@Injectable()
export class AttemptMaker {
  constructor(
    private readonly ledger: Ledger,
    private readonly builder: AttemptBuilder,
    private readonly sender: AttemptSender,
    private readonly clock: Clock,
  ) {}

  /** Where the wallet's owner signs, the result is a question, and nothing was sent. */
  make(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    facts: AttemptFacts,
  ): Promise<AttemptResult> {
    if (execution.signer === 'wallet') return this.ask(execution, steps, facts);
    return this.undisturbed(steps, () => this.makeNow(execution, steps, facts));
  }

  /** Sends what the wallet's owner signed, if it would still do what it was signed for. */
  sendSigned(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    signed: SignedProposal,
  ): Promise<AttemptResult> {
    return this.undisturbed(steps, () => this.sendSignedNow(execution, steps, signed));
  }

  /** A transaction of several steps counts on what it was quoted, and has the ledger to itself where that is possible. */
  private undisturbed<T>(steps: readonly FlowStep[], work: () => Promise<T>): Promise<T> {
    return steps.length > 1 ? this.ledger.undisturbed(work) : work();
  }

  private async makeNow(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    facts: AttemptFacts,
  ): Promise<AttemptResult> {
    const preparation = await this.builder.prepare(execution, steps, facts.fault);
    if (!preparation.ok) return notMade(preparation, facts);
    const { prepared } = preparation;
    return this.send(execution, steps, recordOf(prepared, facts), prepared.transaction);
  }

  private async ask(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    facts: AttemptFacts,
  ): Promise<AttemptResult> {
    const preparation = await this.builder.propose(execution, steps, facts.fault);
    if (!preparation.ok) return notMade(preparation, facts);
    const { prepared } = preparation;
    const proposal = proposalOf(prepared, facts);
    return { events: [signatureQuestion(execution, proposal, prepared.transaction, this.clock.now())] };
  }

  private async sendSignedNow(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    { proposal, proposed, signed }: SignedProposal,
  ): Promise<AttemptResult> {
    const refused = (failure: Failure) => {
      const upTo = stepsUpToFailed(steps, proposal, failure);
      return notMade({ ok: false, failure, steps: upTo, venue: proposal.venue }, proposal);
    };
    try {
      const accepted = await this.ledger.accept(proposed, signed);
      const { fault } = proposal;
      const transaction = fault ? { ...accepted, fault } : accepted;
      const { failure, diff } = await this.ledger.simulate({ ...transaction, coSigners: [] });
      const found = failure ?? checkGuards(diff, proposal.guards, execution.wallet);
      if (found) return refused(found);
      const { signature } = transaction;
      const recorded = { type: 'attempt_recorded', ...proposal, signature } as const;
      return await this.send(execution, steps, recorded, transaction);
    } catch (error) {
      if (error instanceof LedgerError) return refused(error.failure);
      throw error;
    }
  }

  private async send(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    recorded: AttemptRecorded,
    transaction: SignedTransaction,
  ): Promise<AttemptResult> {
    const outcome = await this.sender.send(execution, recorded, transaction);
    return outcome === undefined ? { events: [] } : resultOf(execution, steps, recorded, outcome);
  }
}
