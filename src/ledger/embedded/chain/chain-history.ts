import type { Address } from '../../../domain';
import { type Database, type Transaction, decodeJson, encodeJson } from '../../../storage';
import type { ExecutionDetail } from './execution-detail';

/** An executed transaction, as history has it. */
export interface HistoryEntry {
  readonly signature: string;
  readonly slot: bigint;
  readonly detail: ExecutionDetail;
}

/** The same with its bytes. */
export interface HistoricTransaction extends HistoryEntry {
  readonly wire: Uint8Array;
}

/** Which of the transactions of an account, newest first. */
export interface HistoryPage {
  /** Only older ones than this signature. */
  readonly before?: string;
  /** Only newer ones than this signature. */
  readonly until?: string;
  /** None of a later slot. */
  readonly upTo: bigint;
  readonly limit: number;
}

/** Signatures that one statement asks for. */
const PAGE = 200;

/** What the sandbox executed, for clients that ask for it by signature, account or slot. */
export class ChainHistory {
  private constructor(
    private readonly database: Database,
    private last: number,
  ) {}

  static async open(database: Database): Promise<ChainHistory> {
    const row = await database.read((db) =>
      db
        .selectFrom('sandbox_history')
        .select((history) => history.fn.max('position').as('last'))
        .executeTakeFirst(),
    );
    return new ChainHistory(database, row?.last ?? 0);
  }

  /** How many transactions were executed. */
  get size(): number {
    return this.last;
  }

  /**
   * Takes the next place in the order of execution, at once.
   * @returns what writes it down
   */
  append(
    { signature, slot, detail }: HistoryEntry,
    addresses: readonly Address[],
  ): (trx: Transaction) => Promise<void> {
    this.last += 1;
    const position = this.last;
    return async ({ db }) => {
      const row = { position, signature, slot: slot.toString(), detail: encodeJson(detail) };
      await db.insertInto('sandbox_history').values(row).execute();
      const named = [...new Set(addresses)].map((address) => ({ address, position }));
      await db.insertInto('sandbox_history_accounts').values(named).execute();
    };
  }

  /** Forgets everything; signatures stay taken. */
  async clear({ db }: Transaction): Promise<void> {
    await db.deleteFrom('sandbox_history_accounts').execute();
    await db.deleteFrom('sandbox_history').execute();
  }

  /** Those of the signatures that were executed. */
  async find(signatures: readonly string[]): Promise<Map<string, HistoryEntry>> {
    const found = new Map<string, HistoryEntry>();
    for (let from = 0; from < signatures.length; from += PAGE) {
      const page = signatures.slice(from, from + PAGE);
      const rows = await this.database.read((db) =>
        db.selectFrom('sandbox_history').selectAll().where('signature', 'in', page).execute(),
      );
      for (const row of rows) found.set(row.signature, entryOf(row));
    }
    return found;
  }

  async transaction(signature: string): Promise<HistoricTransaction | undefined> {
    const [transaction] = await this.transactions({ signature });
    return transaction;
  }

  /** What was executed in a slot, in order. */
  inSlot(slot: bigint): Promise<HistoricTransaction[]> {
    return this.transactions({ slot: slot.toString() });
  }

  /** The transactions that named an account, newest first. */
  async of(address: Address, { before, until, upTo, limit }: HistoryPage): Promise<HistoryEntry[]> {
    const [older, newer] = [await this.positionOf(before), await this.positionOf(until)];
    if (before !== undefined && older === undefined) return [];
    const slot = upTo.toString();
    const rows = await this.database.read((db) => {
      const named = db
        .selectFrom('sandbox_history_accounts as named')
        .innerJoin('sandbox_history as history', 'history.position', 'named.position')
        .where('named.address', '=', address);
      const limited = older === undefined ? named : named.where('named.position', '<', older);
      const both = newer === undefined ? limited : limited.where('named.position', '>', newer);
      const there = both.where((column) => {
        const digits = column.fn<number>('length', ['history.slot']);
        const sameLength = column.and([column(digits, '=', slot.length), column('history.slot', '<=', slot)]);
        return column.or([column(digits, '<', slot.length), sameLength]);
      });
      return there.selectAll('history').orderBy('named.position', 'desc').limit(limit).execute();
    });
    return rows.map(entryOf);
  }

  private async positionOf(signature: string | undefined): Promise<number | undefined> {
    if (signature === undefined) return undefined;
    const row = await this.database.read((db) =>
      db
        .selectFrom('sandbox_history')
        .select('position')
        .where('signature', '=', signature)
        .executeTakeFirst(),
    );
    return row?.position;
  }

  private async transactions(
    where: { readonly signature: string } | { readonly slot: string },
  ): Promise<HistoricTransaction[]> {
    const rows = await this.database.read((db) => {
      const joined = db
        .selectFrom('sandbox_history as history')
        .innerJoin('ledger_transactions as sent', 'sent.signature', 'history.signature')
        .selectAll('history')
        .select('sent.wire');
      const chosen =
        'signature' in where
          ? joined.where('history.signature', '=', where.signature)
          : joined.where('history.slot', '=', where.slot);
      return chosen.orderBy('history.position').execute();
    });
    return rows.map((row) => ({ ...entryOf(row), wire: Uint8Array.from(Buffer.from(row.wire, 'base64')) }));
  }
}

function entryOf(row: {
  readonly signature: string;
  readonly slot: string;
  readonly detail: string;
}): HistoryEntry {
  const detail = decodeJson(row.detail) as ExecutionDetail;
  return { signature: row.signature, slot: BigInt(row.slot), detail };
}
