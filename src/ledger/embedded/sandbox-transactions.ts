import { LRUCache } from 'lru-cache';
import type { Address, Failure } from '../../domain';
import type { Transaction } from '../../storage';
import type { SendOutcome } from '../ledger';
import type { LandedVerdict } from '../landed-check';
import type { SignedTransaction } from '../transaction';
import { BLOCKHASH_EXPIRED, BlockhashWindow } from './blockhash-window';
import { decodeMessage, messageOf } from './decode-message';
import type { MessageLayout } from './message-layout';
import type { SandboxAccounts } from './sandbox-accounts';
import type { Disturbance, SandboxEngine } from './sandbox-engine';
import type { SandboxTime } from './sandbox-time';
import { SandboxTurns } from './sandbox-turns';
import type { SandboxWrites } from './sandbox-writes';
import type { SettledRecord, TransactionRecords } from './transaction-records';

export interface TransactionParts {
  readonly accounts: SandboxAccounts;
  readonly engine: SandboxEngine;
  readonly records: TransactionRecords;
  readonly time: SandboxTime;
  readonly writes: SandboxWrites;
  /** Told whose holdings a transaction changed. */
  readonly onChanged: (owners: readonly Address[]) => void;
}

/** What sending needs of a signed transaction. */
export type Sendable = Pick<SignedTransaction, 'signature' | 'wire' | 'blockhash'> & { message?: Uint8Array };

type Settled = Exclude<SendOutcome, { outcome: 'unknown' }>;

/** Recorded and not yet sent signatures that are kept in mind, so that the store need not be asked for them. */
const RECENT = 10_000;

/**
 * Recording, sending and looking up. A signature is worked on by one caller at a time, and what is settled about it is
 * written down before anybody is told: so it executes once, and what was called final stays final after a crash.
 */
export class SandboxTransactions {
  readonly blockhashes = new BlockhashWindow();
  readonly turns = new SandboxTurns();
  private readonly recent = new LRUCache<string, true>({ max: RECENT });
  private readonly underWay = new Map<string, Promise<SendOutcome>>();

  constructor(private readonly parts: TransactionParts) {}

  async record(trx: Transaction, transaction: SignedTransaction): Promise<void> {
    await this.parts.records.insert(trx, transaction, this.parts.time.now());
    trx.afterCommit(() => this.recent.set(transaction.signature, true));
  }

  /** @param disturb how accounts are disturbed while it runs */
  send(transaction: Sendable, disturb?: Disturbance): Promise<SendOutcome> {
    return this.once(transaction.signature, () => this.sendOpen(transaction, disturb));
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
    const { signature, blockhash } = transaction;
    if (!this.recent.delete(signature)) {
      const record = await this.parts.records.find(signature);
      if (record === undefined) return NEVER_RECORDED;
      if (record.status !== 'recorded') return outcomeOf(record);
    }
    const { message = messageOf(transaction.wire) } = transaction;
    const layout = decodeMessage(message);
    const { settled } = await this.turns.take(() =>
      this.parts.writes.whenInStep({ addresses: layout.accounts }, () => {
        const isValid = this.blockhashes.isValid(blockhash, this.parts.time.now().blockHeight);
        return isValid
          ? this.execute(transaction, layout, disturb)
          : { settled: this.reject(signature, BLOCKHASH_EXPIRED) };
      }),
    );
    return settled;
  }

  /** Executes before it returns; the outcome follows once it is durable. */
  private execute(
    { signature, wire }: Sendable,
    layout: MessageLayout,
    disturb: Disturbance = () => [],
  ): { readonly settled: Promise<SendOutcome> } {
    const { engine, records, time, writes, onChanged } = this.parts;
    const now = time.now();
    const { changed, diff, failure, ...executed } = engine.execute({ wire, layout }, now, disturb());
    if (failure && changed.length === 0) return { settled: this.reject(signature, failure) };
    onChanged(diff.changes.map(({ owner }) => owner));
    const transaction = { signature, slot: now.slot, measured: diff, ...executed };
    const record: SettledRecord = failure
      ? { status: 'failed', transaction: { ...transaction, failure } }
      : { status: 'landed', transaction };
    const saved = writes.save(changed, (trx) => records.settle(trx, signature, record, now));
    this.turns.release();
    return { settled: saved.then(() => outcomeOf(record)) };
  }

  /** Settles that it was not taken and will not be. */
  private async reject(signature: string, failure: Failure): Promise<SendOutcome> {
    const { records, time, writes } = this.parts;
    const record: SettledRecord = { status: 'rejected', failure };
    await writes.save([], (trx) => records.settle(trx, signature, record, time.now()));
    return outcomeOf(record);
  }
}

const NEVER_RECORDED: SendOutcome = {
  outcome: 'failed',
  failure: { code: 'transaction_error', message: 'The transaction was not recorded before it was sent.' },
};

function unknown(message: string): SendOutcome & { outcome: 'unknown' } {
  return { outcome: 'unknown', failure: { code: 'timeout_after_send', message } };
}

function outcomeOf(record: SettledRecord): Settled {
  if (record.status === 'landed') return { outcome: 'landed', transaction: record.transaction };
  if (record.status === 'rejected') return { outcome: 'failed', failure: record.failure };
  return { outcome: 'failed', failure: record.transaction.failure, transaction: record.transaction };
}

function verdictOf(outcome: SendOutcome): LandedVerdict {
  if (outcome.outcome === 'unknown') return { outcome: 'pending' };
  const isExpired = outcome.outcome === 'failed' && outcome.failure.code === 'blockhash_expired';
  return isExpired && outcome.transaction === undefined ? { outcome: 'expired' } : outcome;
}
