import type { Clock } from '../../common/clock';
import type { Address, Failure } from '../../domain';
import type { Transaction, UnitOfWork } from '../../storage';
import { BLOCKHASH_EXPIRED } from '../embedded/blockhash-window';
import { outcomeOf, verdictOf } from '../embedded/settled-outcome';
import type { SettledRecord, TransactionRecords } from '../embedded/transaction-records';
import type { LandedVerdict } from '../landed-check';
import type { SendOutcome } from '../ledger';
import { LedgerError } from '../ledger-error';
import type { SignedTransaction } from '../transaction';
import { RpcError } from './rpc-error';
import type { Look, RpcHistory } from './rpc-history';
import type { RpcSubmission } from './rpc-submission';

export interface RpcTransactionParts {
  readonly records: TransactionRecords;
  readonly unitOfWork: UnitOfWork;
  readonly submission: RpcSubmission;
  readonly history: RpcHistory;
  readonly clock: Clock;
  /** Told whose holdings a transaction changed. */
  readonly onChanged: (owners: readonly Address[]) => void;
}

/** What is looked up and sent again. */
type Sent = Pick<SignedTransaction, 'signature' | 'wire'>;

/** Between two looks at a signature, and between two times that its bytes are sent. */
const POLL_MS = 500;
const RESEND_MS = 2_000;
/** For how long a caller waits to see its transaction land, the first time and when it comes back. */
const CONFIRM_MS = 30_000;
const CONFIRM_AGAIN_MS = 4_000;

/**
 * Recording, sending and looking up. What is settled about a signature is written down before anybody is told, so what was
 * called final stays final; what no node can say for sure is unknown, and never failed.
 */
export class RpcTransactions {
  private readonly underWay = new Map<string, Promise<SendOutcome>>();

  constructor(private readonly parts: RpcTransactionParts) {}

  /** @throws {LedgerError} `already_processed` when the same bytes were recorded before: sent twice they would land once */
  async record(trx: Transaction, transaction: SignedTransaction): Promise<void> {
    const { records, clock } = this.parts;
    const unixTimestamp = BigInt(Math.floor(clock.now() / 1_000));
    const time = { slot: 0n, blockHeight: 0n, unixTimestamp };
    if (await records.insert(trx, transaction, time)) return;
    throw new LedgerError({
      code: 'already_processed',
      message: `Transaction ${transaction.signature} was recorded before.`,
    });
  }

  /** Sends what was recorded and never sent, and waits for it to land. */
  send(transaction: SignedTransaction): Promise<SendOutcome> {
    return this.once(transaction.signature, async () => {
      const record = await this.parts.records.find(transaction.signature);
      if (record === undefined) return NEVER_RECORDED;
      if (record.status !== 'recorded') return outcomeOf(record);
      const submission = await this.parts.submission.first(transaction.wire);
      if (submission.kind === 'refused') return this.reject(transaction.signature, submission.failure);
      if (submission.kind === 'unknown') return { outcome: 'unknown', failure: submission.failure };
      return this.confirm(transaction, CONFIRM_MS);
    });
  }

  /** Sends recorded bytes again. */
  resend(signature: string): Promise<SendOutcome> {
    return this.once(signature, async () => {
      const record = await this.parts.records.find(signature);
      if (record === undefined) return unknown(`Nothing is recorded under ${signature}.`);
      if (record.status !== 'recorded') return outcomeOf(record);
      await this.parts.submission.again(record.wire);
      return this.confirm(record, CONFIRM_AGAIN_MS);
    });
  }

  wireOf(signature: string): Promise<Uint8Array | undefined> {
    return this.parts.records.wireOf(signature);
  }

  /**
   * `expired` needs the word of every node: a height strictly above the last valid one of this very transaction, and after that
   * no trace of its signature in the whole history. One node that does not answer, or that saw it, leaves it pending.
   */
  async verdict(sent: {
    readonly signature: string;
    readonly lastValidBlockHeight: bigint;
  }): Promise<LandedVerdict> {
    const { signature, lastValidBlockHeight } = sent;
    await this.underWay.get(signature);
    const { records, history } = this.parts;
    const record = await records.find(signature);
    if (record !== undefined && record.status !== 'recorded') return verdictOf(outcomeOf(record));
    const looks = await history.lookEverywhere(signature);
    if (looks.some((look) => look !== 'no_answer' && look.sighting === 'settled')) {
      const outcome = record && (await this.settled(record));
      return outcome ? verdictOf(outcome) : PENDING;
    }
    if (!looks.every((look) => isGone(look, lastValidBlockHeight))) return PENDING;
    return verdictOf(await this.reject(signature, BLOCKHASH_EXPIRED));
  }

  private once(signature: string, work: () => Promise<SendOutcome>): Promise<SendOutcome> {
    const known = this.underWay.get(signature);
    if (known) return known;
    const working = work()
      .catch((error: unknown) => unknown(String(error)))
      .finally(() => this.underWay.delete(signature));
    this.underWay.set(signature, working);
    return working;
  }

  /** Looks until it has settled, and sends the bytes again every two seconds. */
  private async confirm(sent: Sent, forMs: number): Promise<SendOutcome> {
    const { clock, submission } = this.parts;
    const until = clock.now() + forMs;
    let resendAt = clock.now() + RESEND_MS;
    for (;;) {
      const outcome = await this.look(sent);
      if (outcome) return outcome;
      if (clock.now() >= until) return unknown(`${sent.signature} has not landed yet.`);
      await clock.sleep(POLL_MS);
      if (clock.now() < resendAt) continue;
      await submission.again(sent.wire);
      resendAt = clock.now() + RESEND_MS;
    }
  }

  /** @returns `undefined` while nobody knows */
  private async look(sent: Sent): Promise<SendOutcome | undefined> {
    try {
      const sighting = await this.parts.history.sighting(sent.signature);
      return sighting === 'settled' ? await this.settled(sent) : undefined;
    } catch (error) {
      if (error instanceof RpcError) return undefined;
      throw error;
    }
  }

  /** Writes down what a transaction did that has landed. @returns `undefined` while no node tells what it did */
  private async settled({ signature, wire }: Sent): Promise<SendOutcome | undefined> {
    const transaction = await this.landed({ signature, wire });
    if (transaction === undefined) return undefined;
    const { failure } = transaction;
    const record: SettledRecord = failure
      ? { status: 'failed', transaction: { ...transaction, failure } }
      : { status: 'landed', transaction };
    await this.save(signature, record, transaction.slot);
    this.parts.onChanged(transaction.measured.changes.map(({ owner }) => owner));
    return outcomeOf(record);
  }

  private async landed({ signature, wire }: Sent) {
    try {
      return await this.parts.history.landed(signature, wire);
    } catch (error) {
      if (error instanceof RpcError) return undefined;
      throw error;
    }
  }

  /** Settles that it was not taken and will not be. */
  private async reject(signature: string, failure: Failure): Promise<SendOutcome> {
    const record: SettledRecord = { status: 'rejected', failure };
    await this.save(signature, record, 0n);
    return outcomeOf(record);
  }

  private async save(signature: string, record: SettledRecord, slot: bigint): Promise<void> {
    const { records, unitOfWork, clock } = this.parts;
    const unixTimestamp = BigInt(Math.floor(clock.now() / 1_000));
    const time = { slot, blockHeight: 0n, unixTimestamp };
    await unitOfWork.run((trx) => records.settle(trx, signature, record, time));
  }
}

const PENDING = { outcome: 'pending' } as const;

const NEVER_RECORDED: SendOutcome = {
  outcome: 'failed',
  failure: { code: 'transaction_error', message: 'The transaction was not recorded before it was sent.' },
};

/** Equal heights are still valid. */
function isGone(look: Look, lastValidBlockHeight: bigint): boolean {
  return look !== 'no_answer' && look.sighting === 'unseen' && look.blockHeight > lastValidBlockHeight;
}

function unknown(message: string): SendOutcome {
  return { outcome: 'unknown', failure: { code: 'timeout_after_send', message } };
}
