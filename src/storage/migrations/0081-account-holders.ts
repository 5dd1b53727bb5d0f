import bs58 from 'bs58';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Schema } from '../schema';

/** Accounts whose holder is filled in at once. */
const PAGE = 500;
/** Where a token account names the wallet that it belongs to, and how long such an account is at least. */
const OWNER = { from: 32, to: 64 };
const TOKEN_ACCOUNT_LENGTH = 165;

/** What the start and the sandbox read without reading everything: accounts by wallet, and the latest time of a transaction. */
export const accountHolders: Migration = {
  async up(db: Kysely<Schema>): Promise<void> {
    await db.schema.alterTable('sandbox_accounts').addColumn('holder', 'text').execute();
    await fillIn(db);
    await db.schema
      .createIndex('sandbox_accounts_by_holder')
      .on('sandbox_accounts')
      .column('holder')
      .where('holder', 'is not', null)
      .execute();
    await sql`create index ledger_transactions_by_slot on ledger_transactions (ledger, length(slot), slot)`.execute(
      db,
    );
  },
};

async function fillIn(db: Kysely<Schema>): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('sandbox_accounts')
      .select(['address', 'data'])
      .where('address', '>', after)
      .orderBy('address')
      .limit(PAGE)
      .execute();
    for (const { address, data } of rows) {
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length < TOKEN_ACCOUNT_LENGTH) continue;
      const holder = bs58.encode(bytes.subarray(OWNER.from, OWNER.to));
      await db.updateTable('sandbox_accounts').set({ holder }).where('address', '=', address).execute();
    }
    after = rows.at(-1)?.address ?? after;
    if (rows.length < PAGE) return;
  }
}
