import type { Address } from '../../domain';
import { type Database, type Transaction, type UnitOfWork, storeUnavailable } from '../../storage';
import type { AccountRows, StoredAccount } from './account-rows';
import type { Needed } from './resident-accounts';
import type { SandboxAccounts } from './sandbox-accounts';
import type { SandboxHolder } from './sandbox-holder';

/** What the writes work on. */
export interface WrittenSandbox {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly accounts: SandboxAccounts;
  readonly rows: AccountRows;
  readonly holder: SandboxHolder;
  /** Told whose holdings turned out not to have changed. */
  readonly onRestored: (owners: readonly Address[]) => void;
}

/**
 * Makes durable what memory has already done, in the order in which it was done. When a write fails, so do all that were
 * waiting behind it, for they build on it; then the accounts concerned are put back to what the store says, and only then
 * may anything be executed again. So the sandbox outlives a full disk or a lost connection without a restart.
 */
export class SandboxWrites {
  private readonly doubtful = new Set<Address>();
  private failure: Error | undefined;
  private underWay = 0;
  private whenIdle: (() => void)[] = [];
  private lastWrite: Promise<unknown> = Promise.resolve();
  private restoring: Promise<void> | undefined;

  constructor(private readonly sandbox: WrittenSandbox) {}

  /**
   * To be awaited before anything is executed: resolves when memory is what is durable or about to be.
   * @throws whatever keeps the store from being read; the next call tries again
   */
  async inStep(): Promise<void> {
    while (this.failure !== undefined) {
      this.restoring ??= this.restore().finally(() => (this.restoring = undefined));
      await this.restoring;
    }
  }

  /**
   * Runs `work` when memory is what is durable or about to be, and holds all that it needs.
   * @throws whatever keeps the store from being read; the next call tries again
   */
  async whenInStep<T>(needed: Needed, work: () => T): Promise<T> {
    for (;;) {
      await this.inStep();
      const done = await this.sandbox.accounts.with(needed, () =>
        this.failure === undefined ? { result: work() } : undefined,
      );
      if (done) return done.result;
    }
  }

  /**
   * Writes the accounts as they are now, together with what else is to be written: by the time the store gets to it,
   * another transaction may have changed them again, and those changes belong to its own write.
   */
  async save(
    changed: readonly Address[],
    alongside: (trx: Transaction) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const states = changed.map((address) => ({ address, state: this.sandbox.accounts.get(address) }));
    this.sandbox.accounts.hold(changed);
    this.underWay += 1;
    try {
      await this.inOrder(() => this.sandbox.unitOfWork.run((trx) => this.write(trx, states, alongside)));
    } catch (error) {
      this.fail(error);
      this.doubt(changed);
      throw error;
    } finally {
      this.sandbox.accounts.release(changed);
      this.underWay -= 1;
      if (this.underWay === 0) for (const wake of this.whenIdle.splice(0)) wake();
    }
  }

  private async write(
    trx: Transaction,
    states: readonly StoredAccount[],
    alongside: (trx: Transaction) => Promise<void>,
  ): Promise<void> {
    if (this.failure) throw storeUnavailable('The ledger is being put back to what is stored.', this.failure);
    trx.afterRollback(() => this.fail(new Error('The write was rolled back')));
    if (trx.isShared) await this.sandbox.holder.assertHeld(trx);
    await alongside(trx);
    await this.sandbox.rows.save(trx, states);
  }

  /** They stay in memory until it is known what the store says of them. */
  private doubt(addresses: readonly Address[]): void {
    const added = addresses.filter((address) => !this.doubtful.has(address));
    this.sandbox.accounts.hold(added);
    for (const address of added) this.doubtful.add(address);
  }

  private fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
  }

  /** The embedded store keeps the order by itself; Postgres does not. */
  private inOrder<T>(run: () => Promise<T>): Promise<T> {
    if (this.sandbox.database.kind === 'sqlite') return run();
    const written = this.lastWrite.then(run);
    this.lastWrite = written.catch(() => undefined);
    return written;
  }

  private async restore(): Promise<void> {
    do {
      if (this.underWay > 0) await new Promise<void>((resolve) => this.whenIdle.push(resolve));
      await this.restoreDoubtful();
    } while (this.underWay > 0 || this.doubtful.size > 0);
    this.failure = undefined;
  }

  private async restoreDoubtful(): Promise<void> {
    const { accounts, rows, onRestored } = this.sandbox;
    const addresses = [...this.doubtful];
    const stored = await rows.find(addresses);
    const holders = new Set<Address>();
    for (const address of addresses) {
      holders.add(accounts.holderOf(address));
      const known = stored.get(address);
      if (known) accounts.put(address, known.state);
      else accounts.reset(address);
      holders.add(accounts.holderOf(address));
      this.doubtful.delete(address);
    }
    accounts.release(addresses);
    onRestored([...holders]);
  }
}
