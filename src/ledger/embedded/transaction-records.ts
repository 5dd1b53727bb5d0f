import type { Failure } from '../../domain';
import {
  type Database,
  type LedgerTransactionRow,
  type Transaction,
  decodeJson,
  encodeJson,
} from '../../storage';
import type { LandedTransaction, LedgerTime } from '../ledger';
import type { SignedTransaction } from '../transaction';

/** What became of a recorded transaction. */
export type TransactionRecord =
  | {
      readonly status: 'recorded';
      readonly wire: Uint8Array;
      readonly blockhash: string;
      readonly lastValidBlockHeight: bigint;
      readonly time: LedgerTime;
    }
  | {
      readonly status: 'landed' | 'failed';
      readonly transaction: LandedTransaction;
      readonly failure?: Failure;
    };

const LEDGER = 'sandbox';

/** The durable registry of signatures: what was to be sent, and what came of it. A signature executes once. */
export class TransactionRecords {
  constructor(private readonly database: Database) {}

  async insert({ db }: Transaction, transaction: SignedTransaction, time: LedgerTime): Promise<void> {
    const { signature, wire, feePayer, blockhash, lastValidBlockHeight } = transaction;
    await db
      .insertInto('ledger_transactions')
      .values({
        signature,
        ledger: LEDGER,
        wire: Buffer.from(wire).toString('base64'),
        fee_payer: feePayer,
        blockhash,
        last_valid_block_height: lastValidBlockHeight.toString(),
        status: 'recorded',
        result: null,
        slot: time.slot.toString(),
        unix_timestamp: time.unixTimestamp.toString(),
      })
      .execute();
  }

  async complete({ db }: Transaction, transaction: LandedTransaction): Promise<void> {
    const status = transaction.failure ? 'failed' : 'landed';
    await db
      .updateTable('ledger_transactions')
      .set({ status, result: encodeJson(transaction), slot: transaction.slot.toString() })
      .where('signature', '=', transaction.signature)
      .execute();
  }

  async find(signature: string): Promise<TransactionRecord | undefined> {
    const row = await this.database.read((db) =>
      db.selectFrom('ledger_transactions').selectAll().where('signature', '=', signature).executeTakeFirst(),
    );
    return row && recordOf(row);
  }

  /** Recorded and not executed, in order of their slots. */
  async unfinished(): Promise<readonly (TransactionRecord & { status: 'recorded' })[]> {
    const rows = await this.database.read((db) =>
      db
        .selectFrom('ledger_transactions')
        .selectAll()
        .where('ledger', '=', LEDGER)
        .where('status', '=', 'recorded')
        .execute(),
    );
    const records = rows.map(recordOf).filter((record) => record.status === 'recorded');
    return records.sort((a, b) => Number(a.time.slot - b.time.slot));
  }

  /** The latest slot that any transaction names. */
  async latestTime(): Promise<LedgerTime | undefined> {
    const rows = await this.database.read((db) =>
      db
        .selectFrom('ledger_transactions')
        .select(['slot', 'unix_timestamp'])
        .orderBy('unix_timestamp', 'desc')
        .limit(1)
        .execute(),
    );
    return rows[0] && timeOf(rows[0]);
  }
}

function recordOf(row: LedgerTransactionRow): TransactionRecord {
  if (row.result !== null) {
    const transaction = decodeJson(row.result) as LandedTransaction;
    const status = transaction.failure ? 'failed' : 'landed';
    return { status, transaction, ...(transaction.failure && { failure: transaction.failure }) };
  }
  return {
    status: 'recorded',
    wire: Uint8Array.from(Buffer.from(row.wire, 'base64')),
    blockhash: row.blockhash,
    lastValidBlockHeight: BigInt(row.last_valid_block_height),
    time: timeOf(row),
  };
}

function timeOf(row: Pick<LedgerTransactionRow, 'slot' | 'unix_timestamp'>): LedgerTime {
  const slot = BigInt(row.slot);
  return { slot, blockHeight: slot, unixTimestamp: BigInt(row.unix_timestamp) };
}
