import type { Address } from '../../domain';
import type { Database, SandboxAccountRow, Transaction } from '../../storage';
import type { AccountState, TokenHolding } from '../ledger';
import type { SandboxVm } from './sandbox-vm';
import { viewMint, viewTokenAccount } from './token-account-view';
import type { Genesis } from './genesis';

/**
 * Every account of the sandbox in memory, beside the VM: reading one from the VM costs more than executing with it. Holds
 * an index of token accounts by owner, which the VM does not have.
 */
export class SandboxAccounts {
  private readonly accounts = new Map<Address, AccountState>();
  private readonly tokenAccounts = new Map<Address, Set<Address>>();
  private readonly reserved: ReadonlySet<Address>;

  constructor(
    private readonly vm: SandboxVm,
    genesis: Genesis,
  ) {
    for (const account of genesis.accounts) this.remember(account.address, account);
    this.reserved = new Set(genesis.accounts.map((account) => account.address));
  }

  get(address: Address): AccountState | undefined {
    return this.accounts.get(address) ?? this.fromVm(address);
  }

  /** Is it one of the sandbox's own, such as a mint, a pool or the market maker? */
  isReserved(address: Address): boolean {
    return this.reserved.has(address);
  }

  tokenAccountsOf(owner: Address): readonly AccountState[] {
    return [...(this.tokenAccounts.get(owner) ?? [])].flatMap((address) => this.accounts.get(address) ?? []);
  }

  /** Holdings of a wallet by token, in order of the mints' addresses; empty ones left out. */
  holdingsOf(owner: Address): TokenHolding[] {
    const byMint = new Map<Address, bigint>();
    for (const account of this.tokenAccountsOf(owner)) {
      const view = viewTokenAccount(account);
      if (view && view.amount > 0n) byMint.set(view.mint, (byMint.get(view.mint) ?? 0n) + view.amount);
    }
    const holdings = [...byMint].map(([mint, raw]) => ({ mint, raw, decimals: this.decimalsOf(mint) }));
    return holdings.sort((a, b) => (a.mint < b.mint ? -1 : 1));
  }

  decimalsOf(mint: Address): number {
    return viewMint(this.get(mint))?.decimals ?? 0;
  }

  /** Takes over what the VM did to an account. */
  refresh(address: Address): AccountState | undefined {
    const account = this.vm.account(address);
    this.remember(address, account);
    return account;
  }

  /** Changes an account in the VM and here; `undefined` removes it. */
  put(address: Address, account: AccountState | undefined, systemProgram: Address): void {
    this.vm.setAccount(account ?? { address, lamports: 0n, owner: systemProgram, data: new Uint8Array() });
    this.remember(address, account);
  }

  /**
   * The accounts as they are at this moment, to be written later: by then another transaction may have changed them again,
   * and its changes belong to its own write.
   */
  rowsOf(addresses: readonly Address[]): SandboxAccountRow[] {
    return addresses.map((address) => {
      const account = this.accounts.get(address);
      return {
        address,
        lamports: (account?.lamports ?? 0n).toString(),
        owner: account?.owner ?? '',
        data: Buffer.from(account?.data ?? []).toString('base64'),
        executable: 0,
      };
    });
  }

  async save({ db }: Transaction, rows: readonly SandboxAccountRow[]): Promise<void> {
    if (rows.length === 0) return;
    await db
      .insertInto('sandbox_accounts')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('address').doUpdateSet((row) => ({
          lamports: row.ref('excluded.lamports'),
          owner: row.ref('excluded.owner'),
          data: row.ref('excluded.data'),
        })),
      )
      .execute();
  }

  /** Takes over the accounts that earlier processes wrote; a row without lamports is an account that was closed. */
  async load(database: Database, systemProgram: Address): Promise<void> {
    const rows = await database.read((db) => db.selectFrom('sandbox_accounts').selectAll().execute());
    for (const row of rows) {
      const address = row.address as Address;
      const lamports = BigInt(row.lamports);
      const data = Uint8Array.from(Buffer.from(row.data, 'base64'));
      const account = lamports === 0n ? undefined : { address, lamports, owner: row.owner as Address, data };
      this.put(address, account, systemProgram);
    }
  }

  private fromVm(address: Address): AccountState | undefined {
    const account = this.vm.account(address);
    if (account) this.remember(address, account);
    return account;
  }

  private remember(address: Address, account: AccountState | undefined): void {
    const before = viewTokenAccount(this.accounts.get(address))?.owner;
    const after = viewTokenAccount(account)?.owner;
    if (account) this.accounts.set(address, account);
    else this.accounts.delete(address);
    if (before === after) return;
    if (before) this.tokenAccounts.get(before)?.delete(address);
    if (after) this.tokenAccounts.set(after, (this.tokenAccounts.get(after) ?? new Set()).add(address));
  }
}
