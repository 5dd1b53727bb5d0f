import { LRUCache } from 'lru-cache';
import type { Address, Failure } from '../../domain';
import type { Transaction } from '../../storage';
import type { LandedVerdict } from '../landed-check';
import type { LedgerTime, SendOutcome } from '../ledger';
import type { SignedTransaction } from '../transaction';
import { BLOCKHASH_EXPIRED, type BlockhashWindow } from './blockhash-window';
import type { ChainHistory, HistoryEntry } from './chain/chain-history';
import { executionDetail } from './chain/execution-detail';
import { decodeMessage, messageOf } from './decode-message';
import { ExecutedLately } from './executed-lately';
import type { LoadedAddresses, MessageLayout } from './message-layout';
import type { SandboxAccounts } from './sandbox-accounts';
import type { Disturbance, SandboxEngine, Trace } from './sandbox-engine';
import type { SandboxTime } from './sandbox-time';
import { SandboxTurns } from './sandbox-turns';
import type { SandboxWrites } from './sandbox-writes';
import { outcomeOf, verdictOf } from './settled-outcome';
import type { RecordedTransaction, SettledRecord, TransactionRecords } from './transaction-records';

export interface TransactionParts {
  readonly accounts: SandboxAccounts;
  readonly engine: SandboxEngine;
  readonly records: TransactionRecords;
  readonly time: SandboxTime;
  readonly writes: SandboxWrites;
  readonly blockhashes: BlockhashWindow;
  /** Absent: nobody will ask what was executed. */
  readonly history?: ChainHistory;
  /** Told whose holdings a transaction changed. */
  readonly onChanged: (owners: readonly Address[]) => void;
  /** Told what was executed, once it is durable, if history is kept. */
  readonly onLanded: (landed: LandedEntry) => void;
}

/** An executed transaction with the accounts that it named, and those of them that it changed. */
export interface LandedEntry extends HistoryEntry {
  readonly accounts: readonly Address[];
  readonly changed: readonly Address[];
}

/** A transaction that somebody else signed, and what its message says, lookup tables included. */
export interface ForeignTransaction extends RecordedTransaction {
  readonly layout: MessageLayout;
  readonly loaded: LoadedAddresses;
}

/** What sending needs of a signed transaction. */
export type Sendable = Pick<SignedTransaction, 'signature' | 'wire' | 'blockhash'> & { message?: Uint8Array };

/** What is to be executed, and how what came of it is written down. */
interface Execution {
  readonly signature: string;
  readonly wire: Uint8Array;
  readonly blockhash: string;
  readonly layout: MessageLayout;
  readonly loaded?: LoadedAddresses;
  readonly disturb?: Disturbance | undefined;
  readonly settle: (trx: Transaction, record: SettledRecord, now: LedgerTime) => Promise<void>;
  /** What becomes of it when it was not executed. */
  readonly refuse: (failure: Failure) => Promise<SendOutcome>;
}

/** Signatures that are kept in mind, so that the store need not be asked for them. */
const RECENT = 10_000;

/**
 * Recording, sending and looking up. A signature is worked on by one caller at a time, and what is settled about it is
 * written down before anybody is told: so it executes once, and what was called final stays final after a crash.
 */
export class SandboxTransactions {
  readonly turns = new SandboxTurns();
  /** Recorded, and not yet sent. */
  private readonly recent = new LRUCache<string, true>({ max: RECENT });
  private readonly executed = new ExecutedLately();
  /** Height at which this process took over: blocks after it were named in no transaction of an earlier one. */
  private openedAt: bigint | undefined;
  private readonly underWay = new Map<string, Promise<SendOutcome>>();

  constructor(private readonly parts: TransactionParts) {}

  get blockhashes(): BlockhashWindow {
    return this.parts.blockhashes;
  }

  async record(trx: Transaction, transaction: SignedTransaction): Promise<void> {
    const isNew = await this.parts.records.insert(trx, transaction, this.parts.time.now());
    if (isNew) trx.afterCommit(() => this.recent.set(transaction.signature, true));
  }

  /** @param disturb how accounts are disturbed while it runs */
  send(transaction: Sendable, disturb?: Disturbance): Promise<SendOutcome> {
    return this.once(transaction.signature, () => this.sendOpen(transaction, disturb));
  }

  /**
   * Executes what somebody else signed, and records it together with what it did. What is not executed leaves no trace and may
   * be sent again.
   */
  land(transaction: ForeignTransaction): Promise<SendOutcome> {
    return this.once(transaction.signature, () => this.landNew(transaction));
  }

  /** Was it executed, or may it still be, being one of the service's own? */
  async isKnown(transaction: { readonly signature: string; readonly blockhash: string }): Promise<boolean> {
    if (this.executed.get(transaction.signature)) return true;
    return !this.isNew(transaction) && (await this.parts.records.find(transaction.signature)) !== undefined;
  }

  /** Settles that the ledger did not take it, and will not. */
  refuse(signature: string, failure: Failure): Promise<SendOutcome> {
    return this.once(signature, () => this.reject(signature, failure));
  }

  /** Sends what was recorded under the signature. */
  async resend(signature: string): Promise<SendOutcome> {
    await this.underWay.get(signature);
    const record = await this.parts.records.find(signature);
    if (record === undefined) return unknown(`Nothing is recorded under ${signature}.`);
    return record.status === 'recorded' ? this.send(record) : outcomeOf(record);
  }

  /** The bytes that were recorded under the signature. */
  wireOf(signature: string): Promise<Uint8Array | undefined> {
    return this.parts.records.wireOf(signature);
  }

  async verdict(sent: {
    readonly signature: string;
    readonly lastValidBlockHeight: bigint;
  }): Promise<LandedVerdict> {
    await this.underWay.get(sent.signature);
    const record = await this.parts.records.find(sent.signature);
    if (record !== undefined && record.status !== 'recorded') return verdictOf(outcomeOf(record));
    if (this.parts.time.now().blockHeight <= sent.lastValidBlockHeight) return { outcome: 'pending' };
    if (record === undefined) return { outcome: 'expired' };
    return verdictOf(await this.once(sent.signature, () => this.reject(sent.signature, BLOCKHASH_EXPIRED)));
  }

  /** Executes what earlier processes recorded and did not settle, in order, as far as it may still land. */
  async finishEarlier(): Promise<void> {
    const { records, time } = this.parts;
    const latest = await records.latestTime();
    if (latest) time.continueAfter(latest.slot, latest.unixTimestamp);
    for (const record of await records.open()) {
      this.blockhashes.restore(record);
      await this.send(record);
    }
    this.openedAt = time.now().blockHeight;
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

  private async sendOpen(transaction: Sendable, disturb?: Disturbance): Promise<SendOutcome> {
    const { signature } = transaction;
    if (!this.recent.delete(signature)) {
      const record = await this.parts.records.find(signature);
      if (record === undefined) return NEVER_RECORDED;
      if (record.status !== 'recorded') return outcomeOf(record);
    }
    const { message = messageOf(transaction.wire) } = transaction;
    return this.inTurn({
      ...transaction,
      layout: decodeMessage(message),
      disturb,
      settle: (trx, record, now) => this.parts.records.settle(trx, signature, record, now),
      refuse: (failure) => this.reject(signature, failure),
    });
  }

  private async landNew(transaction: ForeignTransaction): Promise<SendOutcome> {
    const { records } = this.parts;
    const record = this.isNew(transaction) ? undefined : await records.find(transaction.signature);
    if (record !== undefined) return record.status === 'recorded' ? this.sendOpen(record) : outcomeOf(record);
    return this.inTurn({
      ...transaction,
      settle: (trx, settled, now) => records.insertSettled(trx, transaction, settled, now),
      refuse: (failure) => Promise.resolve({ outcome: 'failed', failure }),
    });
  }

  /** Can nobody have executed or recorded it? Flows have blockhashes of their own. */
  private isNew({
    signature,
    blockhash,
  }: {
    readonly signature: string;
    readonly blockhash: string;
  }): boolean {
    const block = this.blockhashes.blockOf(blockhash, this.parts.time.now().blockHeight);
    const isOurs = block !== undefined && this.openedAt !== undefined && block > this.openedAt;
    return isOurs && this.executed.get(signature) === undefined;
  }

  private async inTurn(execution: Execution): Promise<SendOutcome> {
    const { signature, blockhash, layout, refuse } = execution;
    const { settled } = await this.turns.take(() =>
      this.parts.writes.whenInStep({ addresses: layout.accounts }, () => {
        const known = this.executed.get(signature);
        if (known) return { settled: known };
        const isValid = this.blockhashes.isValid(blockhash, this.parts.time.now().blockHeight);
        return isValid ? this.execute(execution) : { settled: refuse(BLOCKHASH_EXPIRED) };
      }),
    );
    return settled;
  }

  /** Executes before it returns; the outcome follows once it is durable. */
  private execute(execution: Execution): { readonly settled: Promise<SendOutcome> } {
    const { engine, time, onChanged } = this.parts;
    const { signature, disturb = () => [] } = execution;
    const now = time.now();
    const { changed, diff, failure, trace, ...executed } = engine.execute(execution, now, disturb());
    if (failure && changed.length === 0) return { settled: execution.refuse(failure) };
    onChanged(diff.changes.map(({ owner }) => owner));
    const transaction = { signature, slot: now.slot, measured: diff, ...executed };
    const record: SettledRecord = failure
      ? { status: 'failed', transaction: { ...transaction, failure } }
      : { status: 'landed', transaction };
    const saved = this.save(execution, { record, now, changed, trace });
    this.turns.release();
    const settled = saved.then(() => outcomeOf(record));
    this.executed.add(signature, settled, now.blockHeight);
    return { settled };
  }

  private async save(
    { signature, settle, layout, loaded }: Execution,
    { record, now, changed, trace }: Saved,
  ): Promise<void> {
    const { accounts, history, onLanded, writes } = this.parts;
    if (history === undefined) {
      await writes.save(changed, (trx) => settle(trx, record, now));
      return;
    }
    const entry = { signature, slot: now.slot, detail: executionDetail(trace, accounts, loaded) };
    const write = history.append(entry, layout.accounts);
    await writes.save(changed, async (trx) => {
      await settle(trx, record, now);
      await write(trx);
    });
    onLanded({ ...entry, accounts: layout.accounts, changed });
  }

  /** Settles that it was not taken and will not be. */
  private async reject(signature: string, failure: Failure): Promise<SendOutcome> {
    const { records, time, writes } = this.parts;
    const record: SettledRecord = { status: 'rejected', failure };
    await writes.save([], (trx) => records.settle(trx, signature, record, time.now()));
    return outcomeOf(record);
  }
}

interface Saved {
  readonly record: SettledRecord;
  readonly now: LedgerTime;
  readonly changed: readonly Address[];
  readonly trace: Trace;
}

const NEVER_RECORDED: SendOutcome = {
  outcome: 'failed',
  failure: { code: 'transaction_error', message: 'The transaction was not recorded before it was sent.' },
};

function unknown(message: string): SendOutcome & { outcome: 'unknown' } {
  return { outcome: 'unknown', failure: { code: 'timeout_after_send', message } };
}
