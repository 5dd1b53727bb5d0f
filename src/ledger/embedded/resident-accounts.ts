import type { Address } from '../../domain';
import type { AccountState } from '../ledger';
import type { AccountRows } from './account-rows';
import type { Genesis } from './genesis';
import { Holds } from './holds';
import { MintDecimals } from './mint-decimals';
import { OwnedTokenAccounts } from './owned-token-accounts';
import type { SandboxVm } from './sandbox-vm';
import { viewTokenAccount } from './token-account-view';

/** What work needs in memory. */
export interface Needed {
  readonly addresses?: readonly Address[];
  /** Wallets, with all their token accounts. */
  readonly owners?: readonly Address[];
}

export interface ResidenceParts {
  readonly vm: SandboxVm;
  readonly genesis: Genesis;
  readonly rows: AccountRows;
  /** Accounts, and wallets with an index of theirs, that stay in memory when nothing needs them. */
  readonly limit: number;
}

/**
 * The accounts that are in memory and in the VM; the others are rows of the store. What is not needed, not being written and
 * not part of the genesis leaves when there are more than the limit, the least recently used first. An account is read from
 * the store by one caller at a time and changes only while it is here, so what is read is what was written last.
 */
export class ResidentAccounts {
  /** Least recently used first; `undefined` for an account that does not exist. */
  private readonly accounts = new Map<Address, AccountState | undefined>();
  private readonly owned: OwnedTokenAccounts;
  private readonly holds = new Holds<Address>();
  private readonly loading = new Map<Address, Promise<void>>();
  private readonly decimals: MintDecimals;
  /** Genesis, programs and what else belongs to the VM. */
  private readonly permanent: Set<Address>;

  constructor(private readonly parts: ResidenceParts) {
    const { vm, genesis, rows, limit } = parts;
    this.decimals = new MintDecimals(vm, rows);
    this.permanent = new Set(genesis.accounts.map(({ address }) => address));
    this.owned = new OwnedTokenAccounts(rows, limit);
    for (const account of genesis.accounts) this.set(account.address, account);
  }

  get size(): number {
    return this.accounts.size;
  }

  get permanentSize(): number {
    return this.permanent.size;
  }

  /** @throws {RangeError} when nobody asked for it to be in memory: a defect */
  get(address: Address): AccountState | undefined {
    const account = this.accounts.get(address);
    if (account === undefined && !this.accounts.has(address))
      throw new RangeError(`Account ${address} is not in memory`);
    return account;
  }

  /** The decimals of a token of which an account was asked for. */
  decimalsOf(mint: Address): number | undefined {
    return this.decimals.of(mint);
  }

  /** Token accounts of a wallet that was asked for. */
  tokenAccountsOf(owner: Address): readonly AccountState[] {
    return [...this.owned.of(owner)].flatMap((address) => this.get(address) ?? []);
  }

  set(address: Address, account: AccountState | undefined): void {
    const before = viewTokenAccount(this.accounts.get(address))?.owner;
    const after = viewTokenAccount(account)?.owner;
    this.accounts.set(address, account);
    this.decimals.note(account);
    if (before === after) return;
    if (before) this.owned.remove(before, address);
    if (after) this.owned.add(after, address);
  }

  /** Accounts that are to stay: something about them is not durable yet. */
  hold(addresses: Iterable<Address>): void {
    for (const address of addresses) this.holds.add(address);
  }

  release(addresses: Iterable<Address>): void {
    for (const address of addresses) this.holds.remove(address);
    this.evict();
  }

  /** Runs `work` when all that it needs is in memory: at once, if it already is. */
  with<T>(needed: Needed, work: () => T): T | Promise<T> {
    return this.has(needed) ? this.use(needed, work) : this.loadFor(needed, work);
  }

  private has({ addresses = [], owners = [] }: Needed): boolean {
    return (
      addresses.every((address) => this.accounts.has(address)) &&
      owners.every(
        (owner) =>
          this.owned.has(owner) && [...this.owned.of(owner)].every((address) => this.accounts.has(address)),
      )
    );
  }

  private use<T>({ addresses = [], owners = [] }: Needed, work: () => T): T {
    for (const address of addresses) this.touch(address);
    for (const owner of owners) for (const address of this.owned.use(owner)) this.touch(address);
    return work();
  }

  private touch(address: Address): void {
    if (this.permanent.has(address)) return;
    const account = this.accounts.get(address);
    this.accounts.delete(address);
    this.accounts.set(address, account);
  }

  private async loadFor<T>(needed: Needed, work: () => T): Promise<T> {
    const held = new Set<Address>();
    const keep = (addresses: readonly Address[]) => {
      for (const address of addresses) {
        if (held.has(address)) continue;
        held.add(address);
        this.holds.add(address);
      }
      return this.load(addresses);
    };
    try {
      while (!this.has(needed)) {
        await keep(needed.addresses ?? []);
        for (const owner of needed.owners ?? []) {
          await this.owned.load(owner, this.changing());
          if (this.owned.has(owner)) await keep([...this.owned.of(owner)]);
        }
      }
      return this.use(needed, work);
    } finally {
      this.release(held);
    }
  }

  /** What may differ from its row. */
  changing(): AccountState[] {
    return [...this.holds.all()].flatMap((address) => this.accounts.get(address) ?? []);
  }

  private async load(addresses: readonly Address[]): Promise<void> {
    const absent = addresses.filter((address) => !this.accounts.has(address));
    const unasked = absent.filter((address) => !this.loading.has(address));
    if (unasked.length > 0) {
      const loaded = this.read(unasked).finally(() => {
        for (const address of unasked) this.loading.delete(address);
      });
      for (const address of unasked) this.loading.set(address, loaded);
    }
    await Promise.all(absent.flatMap((address) => this.loading.get(address) ?? []));
  }

  private async read(addresses: readonly Address[]): Promise<void> {
    const { vm, rows } = this.parts;
    const found = await rows.find(addresses);
    await this.decimals.learn([...found.values()].map(({ state }) => state));
    for (const address of addresses) {
      if (this.accounts.has(address)) continue;
      const stored = found.get(address);
      if (stored?.state) vm.setAccount(stored.state);
      const account = stored ? stored.state : vm.account(address);
      if (!stored && account) this.permanent.add(address);
      this.set(address, account);
    }
  }

  private evict(): void {
    let excess = this.accounts.size - this.parts.limit - this.permanent.size;
    if (excess <= 0) return;
    for (const [address, account] of this.accounts) {
      if (excess <= 0) return;
      if (this.permanent.has(address) || this.holds.has(address)) continue;
      if (account) this.parts.vm.removeAccount(address);
      this.accounts.delete(address);
      excess -= 1;
    }
  }
}
