import type { Failure, LedgerKind } from '../../domain';
import {
  type Database,
  type LedgerTransactionRow,
  type Transaction,
  decodeJson,
  encodeJson,
} from '../../storage';
import type { LandedTransaction, LedgerTime } from '../ledger';
import type { SignedTransaction } from '../transaction';

/** A transaction that was, or is about to be, sent, and of which nothing final is known. */
export interface OpenRecord {
  readonly status: 'recorded';
  readonly signature: string;
  readonly wire: Uint8Array;
  readonly blockhash: string;
  readonly lastValidBlockHeight: bigint;
}

/** What became of a recorded transaction, for good. */
export type SettledRecord =
  | { readonly status: 'landed'; readonly transaction: LandedTransaction }
  /** Executed and refused on chain. */
  | { readonly status: 'failed'; readonly transaction: LandedTransaction & { readonly failure: Failure } }
  /** Never taken; it will not be executed any more. */
  | { readonly status: 'rejected'; readonly failure: Failure };

export type TransactionRecord = OpenRecord | SettledRecord;

/** What is written down of a transaction. */
export type RecordedTransaction = Pick<
  SignedTransaction,
  'signature' | 'wire' | 'feePayer' | 'blockhash' | 'lastValidBlockHeight' | 'parts'
>;

/** The durable registry of signatures: what was to be sent, and what came of it. A signature executes once. */
export class TransactionRecords {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerKind = 'sandbox',
  ) {}

  /** @returns is it new? Otherwise somebody else has sent it already, and what is known of it stays. */
  async insert({ db }: Transaction, transaction: RecordedTransaction, time: LedgerTime): Promise<boolean> {
    const inserted = await db
      .insertInto('ledger_transactions')
      .values(this.newRow(transaction, time))
      .onConflict((conflict) => conflict.column('signature').doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  /** Records what was executed together with what came of it. */
  async insertSettled(
    { db }: Transaction,
    transaction: RecordedTransaction,
    settled: SettledRecord,
    time: LedgerTime,
  ): Promise<void> {
    const outcome = settledColumns(settled, time);
    await db
      .insertInto('ledger_transactions')
      .values({ ...this.newRow(transaction, time), ...outcome })
      .onConflict((conflict) => conflict.column('signature').doUpdateSet(outcome))
      .execute();
  }

  /** @param time when it was settled */
  async settle(
    { db }: Transaction,
    signature: string,
    settled: SettledRecord,
    time: LedgerTime,
  ): Promise<void> {
    await db
      .updateTable('ledger_transactions')
      .set(settledColumns(settled, time))
      .where('signature', '=', signature)
      .execute();
  }

  async find(signature: string): Promise<TransactionRecord | undefined> {
    const row = await this.database.read((db) =>
      db.selectFrom('ledger_transactions').selectAll().where('signature', '=', signature).executeTakeFirst(),
    );
    return row && recordOf(row);
  }

  /** The bytes of a recorded transaction, settled or not. */
  async wireOf(signature: string): Promise<Uint8Array | undefined> {
    const row = await this.database.read((db) =>
      db
        .selectFrom('ledger_transactions')
        .select('wire')
        .where('signature', '=', signature)
        .executeTakeFirst(),
    );
    return row && Uint8Array.from(Buffer.from(row.wire, 'base64'));
  }

  /**
   * Recorded and not settled, in the order in which they are to be executed. One that carries several steps had the sandbox to
   * itself from its quote on, and those that were recorded before it were waiting: it goes first. The others follow in the order
   * in which they were recorded, slot by slot.
   */
  async open(): Promise<readonly OpenRecord[]> {
    const rows = await this.database.read((db) =>
      db
        .selectFrom('ledger_transactions')
        .selectAll()
        .where('ledger', '=', this.ledger)
        .where('status', '=', 'recorded')
        .execute(),
    );
    return rows.sort(byTurn).map(openRecordOf);
  }

  /** The latest time that any transaction names. */
  async latestTime(): Promise<Omit<LedgerTime, 'blockHeight'> | undefined> {
    const row = await this.database.read((db) =>
      db
        .selectFrom('ledger_transactions')
        .select(['slot', 'unix_timestamp'])
        .where('ledger', '=', this.ledger)
        .orderBy((column) => column.fn('length', ['slot']), 'desc')
        .orderBy('slot', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return row && { slot: BigInt(row.slot), unixTimestamp: BigInt(row.unix_timestamp) };
  }

  private newRow(transaction: RecordedTransaction, time: LedgerTime): LedgerTransactionRow {
    const { signature, wire, feePayer, blockhash, lastValidBlockHeight, parts = [] } = transaction;
    return {
      signature,
      ledger: this.ledger,
      wire: Buffer.from(wire).toString('base64'),
      fee_payer: feePayer,
      blockhash,
      last_valid_block_height: lastValidBlockHeight.toString(),
      status: 'recorded',
      result: null,
      slot: time.slot.toString(),
      unix_timestamp: time.unixTimestamp.toString(),
      steps: Math.max(1, parts.length),
    };
  }
}

function settledColumns(settled: SettledRecord, time: LedgerTime) {
  return {
    status: settled.status,
    result: encodeJson(settled.status === 'rejected' ? settled.failure : settled.transaction),
    slot: time.slot.toString(),
    unix_timestamp: time.unixTimestamp.toString(),
  };
}

function byTurn(a: LedgerTransactionRow, b: LedgerTransactionRow): number {
  return Number(b.steps > 1) - Number(a.steps > 1) || Number(BigInt(a.slot) - BigInt(b.slot));
}

function recordOf(row: LedgerTransactionRow): TransactionRecord {
  if (row.result === null) return openRecordOf(row);
  const result = decodeJson(row.result);
  if (row.status === 'rejected') return { status: 'rejected', failure: result as Failure };
  const transaction = result as LandedTransaction;
  const { failure } = transaction;
  return failure
    ? { status: 'failed', transaction: { ...transaction, failure } }
    : { status: 'landed', transaction };
}

function openRecordOf(row: LedgerTransactionRow): OpenRecord {
  return {
    status: 'recorded',
    signature: row.signature,
    wire: Uint8Array.from(Buffer.from(row.wire, 'base64')),
    blockhash: row.blockhash,
    lastValidBlockHeight: BigInt(row.last_valid_block_height),
  };
}
