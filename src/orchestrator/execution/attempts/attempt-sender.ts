import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import type { AttemptRecorded, ExecutionSnapshot } from '../../../domain';
import { LandedCheck, Ledger, type SendOutcome, type SignedTransaction } from '../../../ledger';
import { FlowJournal } from '../../../sessions';
import { UnitOfWork } from '../../../storage';

/** How an attempt ended for good. */
export type SettledOutcome = Exclude<SendOutcome, { outcome: 'unknown' }>;

/** Pause between two looks at a transaction that may still land, in milliseconds: one slot. */
const LOOK_INTERVAL_MS = 400;

/** Journals an attempt, sends it, and finds out what became of it. */
@Injectable()
export class AttemptSender {
  constructor(
    private readonly ledger: Ledger,
    private readonly landedCheck: LandedCheck,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: FlowJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the attempt durable in the journal and in the ledger's records, then sends it.
   * @returns `undefined` when somebody had asked the execution to stop: nothing was recorded or sent
   */
  async send(
    execution: ExecutionSnapshot,
    recorded: AttemptRecorded,
    transaction: SignedTransaction,
  ): Promise<SettledOutcome | undefined> {
    const isRecorded = await this.unitOfWork.run(async (trx) => {
      const { stopRequested } = await this.journal.append(trx, execution.executionId, []);
      if (stopRequested !== undefined) return false;
      await this.ledger.record(trx, transaction);
      await this.journal.append(trx, execution.executionId, [recorded]);
      return true;
    });
    if (!isRecorded) return undefined;
    const outcome = await this.ledger.send(transaction);
    if (outcome.outcome !== 'unknown') return outcome;
    await this.unitOfWork.run((trx) =>
      this.journal.append(trx, execution.executionId, [
        {
          type: 'attempt_ended',
          stepIds: recorded.stepIds,
          attempt: recorded.attempt,
          outcome: 'unknown',
          failure: outcome.failure,
        },
      ]),
    );
    return this.settle(recorded);
  }

  /**
   * Looks a recorded attempt up until it is known to have landed, failed or expired. While it may still land, the
   * same bytes are sent again: they cannot execute twice.
   */
  async settle(recorded: AttemptRecorded): Promise<SettledOutcome> {
    for (;;) {
      const verdict = await this.landedCheck.verdict(recorded);
      if (verdict.outcome === 'landed' || verdict.outcome === 'failed') return verdict;
      if (verdict.outcome === 'expired') return { outcome: 'failed', failure: expired(recorded.signature) };
      const outcome = await this.landedCheck.resend(recorded.signature);
      if (outcome.outcome !== 'unknown') return outcome;
      await this.clock.sleep(LOOK_INTERVAL_MS);
    }
  }
}

function expired(signature: string) {
  return {
    code: 'blockhash_expired',
    message: `Transaction ${signature} did not land before its blockhash expired, and can no longer land.`,
  } as const;
}
