import { getSignatureFromTransaction, getTransactionDecoder } from '@solana/kit';
import type { Clock } from '../../common/clock';
import type { Address } from '../../domain';
import type { Database, Transaction, UnitOfWork } from '../../storage';
import type { AccountState, LandedTransaction } from '../ledger';
import { BlockhashWindow } from './blockhash-window';
import { SYSTEM_PROGRAM, createGenesis } from './genesis';
import { SandboxAccounts } from './sandbox-accounts';
import { SandboxEngine } from './sandbox-engine';
import { SandboxKeyring } from './sandbox-keyring';
import { SandboxState } from './sandbox-state';
import { SandboxTime } from './sandbox-time';
import { SandboxVm } from './sandbox-vm';
import { TransactionRecords } from './transaction-records';

/** What the sandbox is built on. */
export interface SandboxHost {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/**
 * The parts of the sandbox, opened together: genesis, then the accounts that earlier processes wrote, then whatever they
 * recorded and did not see executed, in order and at the time that was recorded.
 */
export class Sandbox {
  readonly blockhashes = new BlockhashWindow();
  private brokenBy: unknown;
  private lastWrite: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<(owners: readonly Address[]) => void>();

  private constructor(
    readonly host: SandboxHost,
    readonly engine: SandboxEngine,
    readonly accounts: SandboxAccounts,
    readonly keyring: SandboxKeyring,
    readonly parts: {
      readonly state: SandboxState;
      readonly time: SandboxTime;
      readonly records: TransactionRecords;
    },
  ) {}

  static async open(host: SandboxHost): Promise<Sandbox> {
    const state = new SandboxState(host.database, host.unitOfWork);
    const genesisMs = Number(await state.getOrSet('genesis_ms', () => String(host.clock.now())));
    const keyring = await SandboxKeyring.open(state);
    const unixTimestamp = BigInt(Math.floor(genesisMs / 1000));
    const genesis = await createGenesis({ unixTimestamp, marketMaker: keyring.address('market_maker') });
    const vm = new SandboxVm(genesis);
    const accounts = new SandboxAccounts(vm, genesis);
    await accounts.load(host.database, SYSTEM_PROGRAM);
    const parts = {
      state,
      time: new SandboxTime(host.clock, genesisMs),
      records: new TransactionRecords(host.database),
    };
    const sandbox = new Sandbox(host, new SandboxEngine(vm, accounts), accounts, keyring, parts);
    await sandbox.finishRecorded();
    return sandbox;
  }

  /** Executes what was recorded, and makes result and accounts durable together. */
  async executeRecorded(
    signature: string,
    wire: Uint8Array,
    time = this.parts.time.now(),
  ): Promise<LandedTransaction | undefined> {
    const { isRejected, touched, diff, ...executed } = this.engine.execute(wire, time);
    if (isRejected) return undefined;
    const landed = { signature, slot: time.slot, measured: diff, ...executed };
    this.tell(diff.changes.map(({ owner }) => owner));
    const rows = this.accounts.rowsOf(touched);
    await this.durably(async (trx) => {
      await this.parts.records.complete(trx, landed);
      await this.accounts.save(trx, rows);
    });
    return landed;
  }

  /**
   * Runs a write that memory has already taken for done. When it fails, memory and store differ, and the sandbox serves
   * nobody any more: the next process starts from what is durable.
   */
  async durably(write: Parameters<UnitOfWork['run']>[0]): Promise<void> {
    this.assertSound();
    try {
      await this.inOrder(() => this.host.unitOfWork.run(write));
    } catch (error) {
      this.brokenBy = error;
      throw error;
    }
  }

  /** Writes must become durable in the order of execution. The embedded store keeps it by itself; Postgres does not. */
  private inOrder<T>(run: () => Promise<T>): Promise<T> {
    if (this.host.database.kind === 'sqlite') return run();
    const written = this.lastWrite.then(run);
    this.lastWrite = written.then(
      () => undefined,
      () => undefined,
    );
    return written;
  }

  /** @throws {Error} when a write failed */
  assertSound(): void {
    if (this.brokenBy === undefined) return;
    throw new Error('The sandbox could not write its state; restart the service.', { cause: this.brokenBy });
  }

  onChange(listener: (owners: readonly Address[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Changes accounts of `owner` in the VM and durably, together with what else is written. */
  async putAccounts(
    owner: Address,
    accounts: ReadonlyMap<Address, AccountState | undefined>,
    alongside: (trx: Transaction) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    this.assertSound();
    for (const [address, account] of accounts) this.accounts.put(address, account, SYSTEM_PROGRAM);
    this.tell([owner]);
    const rows = this.accounts.rowsOf([...accounts.keys()]);
    await this.durably(async (trx) => {
      await this.accounts.save(trx, rows);
      await alongside(trx);
    });
  }

  private tell(owners: readonly Address[]): void {
    for (const listener of this.listeners) listener(owners);
  }

  private async finishRecorded(): Promise<void> {
    const { records, time } = this.parts;
    const latest = await records.latestTime();
    if (latest) time.continueAfter(latest.slot, latest.unixTimestamp);
    for (const record of await records.unfinished()) {
      this.blockhashes.restore(record);
      const signature = getSignatureFromTransaction(getTransactionDecoder().decode(record.wire));
      await this.executeRecorded(signature, record.wire, record.time);
    }
  }
}
