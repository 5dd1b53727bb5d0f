import type { Address } from '../../domain';
import type { AccountState, AccountsAfter, TokenHolding } from '../ledger';
import { type Genesis, SYSTEM_PROGRAM } from './genesis';
import type { SandboxVm } from './sandbox-vm';
import { viewMint, viewTokenAccount } from './token-account-view';

const NOTHING: AccountsAfter = new Map();

/**
 * Every account of the sandbox in memory, beside the VM: reading one from the VM costs more than executing with it. Holds
 * an index of token accounts by owner, which the VM does not have.
 */
export class SandboxAccounts {
  private readonly accounts = new Map<Address, AccountState>();
  private readonly tokenAccounts = new Map<Address, Set<Address>>();
  private readonly genesis: ReadonlyMap<Address, AccountState>;

  constructor(
    private readonly vm: SandboxVm,
    genesis: Genesis,
  ) {
    this.genesis = new Map(genesis.accounts.map((account) => [account.address, account]));
    for (const account of genesis.accounts) this.remember(account.address, account);
  }

  get(address: Address): AccountState | undefined {
    return this.accounts.get(address) ?? this.fromVm(address);
  }

  /** Can it be a wallet? Not a mint, pool, vault or the market maker, nor anything that a program owns. */
  canBeWallet(address: Address): boolean {
    if (this.genesis.has(address)) return false;
    const owner = this.get(address)?.owner;
    return owner === undefined || owner === SYSTEM_PROGRAM;
  }

  tokenAccountsOf(owner: Address): readonly AccountState[] {
    return [...(this.tokenAccounts.get(owner) ?? [])].flatMap((address) => this.accounts.get(address) ?? []);
  }

  /**
   * Holdings of a wallet by token, in order of the mints' addresses; empty ones left out.
   * @param supposed accounts that are taken to be different
   */
  holdingsOf(owner: Address, supposed: AccountsAfter = NOTHING): TokenHolding[] {
    const accounts = [...this.tokenAccountsOf(owner).filter(({ address }) => !supposed.has(address))];
    const byMint = new Map<Address, bigint>();
    for (const account of [...accounts, ...supposed.values()]) {
      const view = viewTokenAccount(account);
      if (view?.owner === owner && view.amount > 0n)
        byMint.set(view.mint, (byMint.get(view.mint) ?? 0n) + view.amount);
    }
    const holdings = [...byMint].map(([mint, raw]) => ({ mint, raw, decimals: this.decimalsOf(mint) }));
    return holdings.sort((a, b) => (a.mint < b.mint ? -1 : 1));
  }

  /** Takes over what the VM did to an account. @returns did it do anything? */
  refresh(address: Address): boolean {
    const account = this.vm.account(address);
    if (isSame(this.accounts.get(address), account)) return false;
    this.remember(address, account);
    return true;
  }

  /** Changes an account in the VM and here; `undefined` removes it. */
  put(address: Address, account: AccountState | undefined): void {
    this.vm.setAccount(account ?? { address, lamports: 0n, owner: SYSTEM_PROGRAM, data: new Uint8Array() });
    this.remember(address, account);
  }

  /** Puts an account back to what it was before anything was written about it. */
  reset(address: Address): void {
    this.put(address, this.genesis.get(address));
  }

  /** Whose holdings the account is, if it is anybody's. */
  holderOf(address: Address): Address {
    return viewTokenAccount(this.accounts.get(address))?.owner ?? address;
  }

  private decimalsOf(mint: Address): number {
    return viewMint(this.get(mint))?.decimals ?? 0;
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
    if (before) this.forgetTokenAccount(before, address);
    if (after) this.tokenAccounts.set(after, (this.tokenAccounts.get(after) ?? new Set()).add(address));
  }

  private forgetTokenAccount(owner: Address, address: Address): void {
    const owned = this.tokenAccounts.get(owner);
    owned?.delete(address);
    if (owned?.size === 0) this.tokenAccounts.delete(owner);
  }
}

function isSame(before: AccountState | undefined, after: AccountState | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return (
    before.lamports === after.lamports &&
    before.owner === after.owner &&
    Buffer.compare(before.data, after.data) === 0
  );
}
