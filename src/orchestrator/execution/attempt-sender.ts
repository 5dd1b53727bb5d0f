import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import type { AttemptPart, AttemptRecorded, ExecutionSnapshot, MetFault } from '../../domain';
import { LandedCheck, Ledger, type SendOutcome } from '../../ledger';
import { FlowJournal } from '../../sessions';
import { UnitOfWork } from '../../storage';
import type { PreparedAttempt, PreparedPart } from './prepared-attempt';

/** How an attempt ended for good. */
export type SettledOutcome = Exclude<SendOutcome, { outcome: 'unknown' }>;

/** What the journal keeps of an attempt besides its transaction. */
export interface AttemptFacts {
  /** Counted from 1. */
  readonly attempt: number;
  /** What the sandbox was asked to have go wrong at it. */
  readonly fault?: MetFault | undefined;
}

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
    prepared: PreparedAttempt,
    facts: AttemptFacts,
  ): Promise<SettledOutcome | undefined> {
    const recorded = recordOf(prepared, facts);
    const isRecorded = await this.unitOfWork.run(async (trx) => {
      const { stopRequested } = await this.journal.append(trx, execution.executionId, []);
      if (stopRequested !== undefined) return false;
      await this.ledger.record(trx, prepared.transaction);
      await this.journal.append(trx, execution.executionId, [recorded]);
      return true;
    });
    if (!isRecorded) return undefined;
    const outcome = await this.ledger.send(prepared.transaction);
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

/** What the journal keeps of an attempt before it is sent. */
export function recordOf(
  { parts, guards, simulation, transaction }: PreparedAttempt,
  { attempt, fault }: AttemptFacts,
): AttemptRecorded {
  return {
    type: 'attempt_recorded',
    stepIds: parts.map(({ step }) => step.stepId),
    attempt,
    venue: [...new Set(parts.map(({ route }) => route.venue))].join('+'),
    actions: parts.map(({ route }) => route.action),
    guards,
    simulated: simulation.diff,
    signature: transaction.signature,
    blockhash: transaction.blockhash,
    lastValidBlockHeight: transaction.lastValidBlockHeight,
    size: transaction.size,
    ...(parts.length > 1 && { parts: parts.map(partOf) }),
    ...(fault && { fault }),
  };
}

function partOf({ route, changes }: PreparedPart): AttemptPart {
  return { venue: route.venue, instructions: route.instructions.length, changes };
}

function expired(signature: string) {
  return {
    code: 'blockhash_expired',
    message: `Transaction ${signature} did not land before its blockhash expired, and can no longer land.`,
  } as const;
}
