import type { Address } from '../../domain';
import type { Database, SandboxAccountRow, Transaction } from '../../storage';
import type { AccountState } from '../ledger';
import { viewTokenAccount } from './token-account-view';

/** Rows that one statement writes or asks for; databases limit the parameters of one. */
const PAGE = 200;

/** What the store says of an account; without a state, that it was closed. */
export interface StoredAccount {
  readonly address: Address;
  readonly state: AccountState | undefined;
}

/** The accounts of the sandbox that differ from its genesis, in the store. */
export class AccountRows {
  constructor(private readonly database: Database) {}

  async save({ db }: Transaction, accounts: readonly StoredAccount[]): Promise<void> {
    for (const page of pagesOf(accounts)) {
      await db
        .insertInto('sandbox_accounts')
        .values(page.map(rowOf))
        .onConflict((conflict) =>
          conflict.column('address').doUpdateSet((row) => ({
            lamports: row.ref('excluded.lamports'),
            owner: row.ref('excluded.owner'),
            data: row.ref('excluded.data'),
            holder: row.ref('excluded.holder'),
            executable: row.ref('excluded.executable'),
          })),
        )
        .execute();
    }
  }

  /** The token accounts that the store has of a wallet; what is being written the caller knows. */
  async heldBy(owner: Address): Promise<Address[]> {
    const rows = await this.database.readSettled((db) =>
      db.selectFrom('sandbox_accounts').select('address').where('holder', '=', owner).execute(),
    );
    return rows.map((row) => row.address as Address);
  }

  /** The accounts that the store has of a program. */
  async ownedBy(program: Address): Promise<Address[]> {
    const rows = await this.database.read((db) =>
      db.selectFrom('sandbox_accounts').select('address').where('owner', '=', program).execute(),
    );
    return rows.map((row) => row.address as Address);
  }

  /** What every account holds that was ever written. */
  async lamports(): Promise<Map<Address, bigint>> {
    const rows = await this.database.read((db) =>
      db.selectFrom('sandbox_accounts').select(['address', 'lamports']).execute(),
    );
    return new Map(rows.map(({ address, lamports }) => [address as Address, BigInt(lamports)]));
  }

  /** All that were ever written. */
  async all(): Promise<Address[]> {
    const rows = await this.database.read((db) =>
      db.selectFrom('sandbox_accounts').select('address').execute(),
    );
    return rows.map((row) => row.address as Address);
  }

  /** Those of `addresses` that were ever written. What is being written is in memory, and not asked for here. */
  async find(addresses: readonly Address[]): Promise<Map<Address, StoredAccount>> {
    const found = new Map<Address, StoredAccount>();
    for (const page of pagesOf(addresses)) {
      const rows = await this.database.readSettled((db) =>
        db.selectFrom('sandbox_accounts').selectAll().where('address', 'in', page).execute(),
      );
      for (const account of rows.map(stored)) found.set(account.address, account);
    }
    return found;
  }
}

function pagesOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / PAGE) }, (_, page) =>
    items.slice(page * PAGE, (page + 1) * PAGE),
  );
}

/** An account that was closed stays as a row without lamports: it must not come back from the genesis. */
function rowOf({ address, state }: StoredAccount): SandboxAccountRow {
  return {
    address,
    lamports: (state?.lamports ?? 0n).toString(),
    owner: state?.owner ?? '',
    data: Buffer.from(state?.data ?? []).toString('base64'),
    executable: state?.executable === true ? 1 : 0,
    holder: viewTokenAccount(state)?.owner ?? null,
  };
}

function stored(row: SandboxAccountRow): StoredAccount {
  const [address, lamports] = [row.address as Address, BigInt(row.lamports)];
  if (lamports === 0n) return { address, state: undefined };
  const data = Uint8Array.from(Buffer.from(row.data, 'base64'));
  const state = { address, lamports, owner: row.owner as Address, data };
  return { address, state: row.executable === 1 ? { ...state, executable: true } : state };
}
