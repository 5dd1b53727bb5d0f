import type { Address } from '../../domain';
import type { AccountState } from '../ledger';
import type { AccountRows } from './account-rows';
import { viewTokenAccount } from './token-account-view';

interface Loading {
  readonly done: Promise<void>;
  /** Changes since the rows were asked for: added or removed. */
  readonly changes: Map<Address, boolean>;
}

/** Which token accounts wallets have, for the wallets that were asked for lately; the others are an index of the store. */
export class OwnedTokenAccounts {
  /** Least recently used first. */
  private readonly known = new Map<Address, Set<Address>>();
  private readonly loading = new Map<Address, Loading>();

  constructor(
    private readonly rows: AccountRows,
    private readonly limit: number,
  ) {}

  has(owner: Address): boolean {
    return this.known.has(owner);
  }

  /** @throws {RangeError} when nobody asked for the wallet: a defect */
  of(owner: Address): ReadonlySet<Address> {
    const owned = this.known.get(owner);
    if (owned === undefined) throw new RangeError(`The token accounts of ${owner} are not in memory`);
    return owned;
  }

  /** As {@link of}, and keeps it for longer than others. */
  use(owner: Address): ReadonlySet<Address> {
    const owned = this.known.get(owner) ?? new Set();
    this.known.delete(owner);
    this.known.set(owner, owned);
    return owned;
  }

  add(owner: Address, address: Address): void {
    this.known.get(owner)?.add(address);
    this.loading.get(owner)?.changes.set(address, true);
  }

  remove(owner: Address, address: Address): void {
    this.known.get(owner)?.delete(address);
    this.loading.get(owner)?.changes.set(address, false);
  }

  /** @param changing accounts that may differ from their rows */
  async load(owner: Address, changing: readonly AccountState[]): Promise<void> {
    if (this.known.has(owner)) return;
    const loading = this.loading.get(owner) ?? this.begin(owner, changing);
    await loading.done;
  }

  private begin(owner: Address, changing: readonly AccountState[]): Loading {
    const changes = new Map(
      changing.map((account) => [account.address, viewTokenAccount(account)?.owner === owner]),
    );
    const done = this.read(owner, changes).finally(() => this.loading.delete(owner));
    const loading = { done, changes };
    this.loading.set(owner, loading);
    return loading;
  }

  private async read(owner: Address, changes: ReadonlyMap<Address, boolean>): Promise<void> {
    const owned = new Set(await this.rows.heldBy(owner));
    for (const [address, isOwned] of changes) {
      if (isOwned) owned.add(address);
      else owned.delete(address);
    }
    this.known.set(owner, owned);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= this.limit || oldest === owner) return;
      this.known.delete(oldest);
    }
  }
}
