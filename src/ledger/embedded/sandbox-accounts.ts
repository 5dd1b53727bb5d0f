import type { Address } from '../../domain';
import type { AccountState, AccountsAfter, TokenHolding } from '../ledger';
import { SYSTEM_PROGRAM } from './genesis';
import { holdingsOf } from './holdings-of';
import { type Needed, type ResidenceParts, ResidentAccounts } from './resident-accounts';
import type { SandboxVm } from './sandbox-vm';
import { viewTokenAccount } from './token-account-view';

const NOTHING: AccountsAfter = new Map();

/**
 * The accounts of the sandbox in memory, beside the VM: reading one from the VM costs more than executing with it. Whatever
 * reads or changes accounts says first, through {@link with}, which ones it needs.
 */
export class SandboxAccounts {
  private readonly resident: ResidentAccounts;
  private readonly vm: SandboxVm;
  private readonly genesis: ReadonlyMap<Address, AccountState>;

  constructor(parts: ResidenceParts) {
    this.vm = parts.vm;
    this.genesis = new Map(parts.genesis.accounts.map((account) => [account.address, account]));
    this.resident = new ResidentAccounts(parts);
  }

  /** Runs `work` when all that it needs is in memory: at once, if it already is. It must not wait for anything. */
  with<T>(needed: Needed, work: () => T): T | Promise<T> {
    return this.resident.with(needed, work);
  }

  get(address: Address): AccountState | undefined {
    return this.resident.get(address);
  }

  /** How many are in memory, absent ones that were asked for included. */
  get inMemory(): number {
    return this.resident.size;
  }

  /** How many of these never leave: the genesis, programs, and what else belongs to the VM. */
  get permanent(): number {
    return this.resident.permanentSize;
  }

  /** Keeps accounts in memory while something about them is not durable. */
  hold(addresses: Iterable<Address>): void {
    this.resident.hold(addresses);
  }

  /** Undoes one {@link hold}. */
  release(addresses: Iterable<Address>): void {
    this.resident.release(addresses);
  }

  /** Can it be a wallet? Not a mint, pool, vault or the market maker, nor anything that a program owns. */
  canBeWallet(address: Address): boolean {
    if (this.genesis.has(address)) return false;
    const owner = this.get(address)?.owner;
    return owner === undefined || owner === SYSTEM_PROGRAM;
  }

  tokenAccountsOf(owner: Address): readonly AccountState[] {
    return this.resident.tokenAccountsOf(owner);
  }

  /**
   * Holdings of a wallet by token, in order of the mints' addresses; empty ones left out.
   * @param supposed accounts that are taken to be different
   */
  holdingsOf(owner: Address, supposed: AccountsAfter = NOTHING): TokenHolding[] {
    const accounts = [...this.tokenAccountsOf(owner).filter(({ address }) => !supposed.has(address))];
    return holdingsOf(owner, [...accounts, ...supposed.values()]).map((holding) => ({
      ...holding,
      decimals: this.decimalsOf(holding.mint),
    }));
  }

  /** Takes over what the VM did to an account. @returns did it do anything? */
  refresh(address: Address): boolean {
    const account = this.vm.account(address);
    if (isSame(this.resident.get(address), account)) return false;
    this.resident.set(address, account);
    return true;
  }

  /** Changes an account in the VM and here; `undefined` removes it. */
  put(address: Address, account: AccountState | undefined): void {
    if (account) this.vm.setAccount(account);
    else this.vm.removeAccount(address);
    this.resident.set(address, account);
  }

  /** Puts an account back to what it was before anything was written about it. */
  reset(address: Address): void {
    this.put(address, this.genesis.get(address));
  }

  /** Whose holdings the account is, if it is anybody's. */
  holderOf(address: Address): Address {
    return viewTokenAccount(this.get(address))?.owner ?? address;
  }

  /** The decimals of a token of which an account was in memory; 0 for what is no token. */
  decimalsOf(mint: Address): number {
    return this.resident.decimalsOf(mint) ?? 0;
  }

  /** The accounts that the genesis made, as it made them. */
  genesisAccounts(): readonly AccountState[] {
    return [...this.genesis.values()];
  }

  /** The account before anything was written about it. */
  atGenesis(address: Address): AccountState | undefined {
    return this.genesis.get(address);
  }

  /** Accounts about which something is not durable yet. */
  changing(): readonly AccountState[] {
    return this.resident.changing();
  }
}

function isSame(before: AccountState | undefined, after: AccountState | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return (
    before.lamports === after.lamports &&
    before.owner === after.owner &&
    before.executable === after.executable &&
    Buffer.compare(before.data, after.data) === 0
  );
}
