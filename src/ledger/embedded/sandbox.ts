import type { Clock } from '../../common/clock';
import { inOwnContext } from '../../common/context';
import type { Address } from '../../domain';
import type { Database, Transaction, UnitOfWork } from '../../storage';
import type { AccountState } from '../ledger';
import { AccountRows } from './account-rows';
import { createGenesis } from './genesis';
import type { Needed } from './resident-accounts';
import { SandboxAccounts } from './sandbox-accounts';
import { SandboxEngine } from './sandbox-engine';
import { SandboxHolder } from './sandbox-holder';
import { SandboxKeyring } from './sandbox-keyring';
import { SandboxState } from './sandbox-state';
import { SandboxTime } from './sandbox-time';
import { SandboxTransactions } from './sandbox-transactions';
import { SandboxVm } from './sandbox-vm';
import { SandboxWrites } from './sandbox-writes';
import { TransactionRecords } from './transaction-records';

/** What the sandbox is built on. */
export interface SandboxHost {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Accounts that stay in memory when nothing needs them; the others are read from the store. */
  readonly accountsInMemory: number;
}

interface Parts {
  readonly state: SandboxState;
  readonly time: SandboxTime;
  readonly keyring: SandboxKeyring;
  readonly accounts: SandboxAccounts;
  readonly engine: SandboxEngine;
  readonly writes: SandboxWrites;
  readonly transactions: SandboxTransactions;
}

type Listener = (owners: readonly Address[]) => void;

/**
 * The parts of the sandbox, opened together: genesis, then the accounts that earlier processes wrote, then whatever they
 * recorded and did not see executed, as far as it may still land.
 */
export class Sandbox {
  private constructor(
    private readonly parts: Parts,
    private readonly listeners: Set<Listener>,
  ) {}

  static async open({ database, unitOfWork, clock, accountsInMemory }: SandboxHost): Promise<Sandbox> {
    const state = new SandboxState(database, unitOfWork);
    const holder = new SandboxHolder(state);
    await holder.takeOver(unitOfWork);
    const genesisMs = Number(await state.getOrSet('genesis_ms', () => String(clock.now())));
    const time = new SandboxTime(clock, genesisMs);
    const keyring = await SandboxKeyring.open(state);
    const rows = new AccountRows(database);
    const { vm, accounts } = await buildVm(genesisMs, keyring.address('market_maker'), {
      rows,
      limit: accountsInMemory,
    });
    const listeners = new Set<Listener>();
    const tell = (owners: readonly Address[]) => tellAll(listeners, owners);
    const writes = new SandboxWrites({ database, unitOfWork, accounts, rows, holder, onRestored: tell });
    const records = new TransactionRecords(database);
    const engine = new SandboxEngine(vm, accounts);
    const transactions = new SandboxTransactions({
      accounts,
      engine,
      records,
      time,
      writes,
      onChanged: tell,
    });
    await transactions.finishEarlier();
    return new Sandbox({ state, time, keyring, accounts, engine, writes, transactions }, listeners);
  }

  get state(): SandboxState {
    return this.parts.state;
  }

  get time(): SandboxTime {
    return this.parts.time;
  }

  get keyring(): SandboxKeyring {
    return this.parts.keyring;
  }

  get accounts(): SandboxAccounts {
    return this.parts.accounts;
  }

  get engine(): SandboxEngine {
    return this.parts.engine;
  }

  get transactions(): SandboxTransactions {
    return this.parts.transactions;
  }

  /** @throws whatever keeps it from being in step with the store */
  inStep(): Promise<void> {
    return this.parts.writes.inStep();
  }

  /** Runs `work` when memory is in step with the store and holds what the work needs. */
  whenInStep<T>(needed: Needed, work: () => T): Promise<T> {
    return this.parts.writes.whenInStep(needed, work);
  }

  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Changes accounts of `owner` in the VM at once, and durably when it resolves, together with what else is written. To be
   * called in {@link whenInStep}.
   */
  async putAccounts(
    owner: Address,
    accounts: ReadonlyMap<Address, AccountState | undefined>,
    alongside?: (trx: Transaction) => Promise<void>,
  ): Promise<void> {
    for (const [address, account] of accounts) this.parts.accounts.put(address, account);
    tellAll(this.listeners, [owner]);
    await this.parts.writes.save([...accounts.keys()], alongside);
  }
}

/** The VM as its genesis and what was written of it since make it; other accounts come when they are needed. */
async function buildVm(
  genesisMs: number,
  marketMaker: Address,
  { rows, limit }: { readonly rows: AccountRows; readonly limit: number },
) {
  const genesis = await createGenesis({ unixTimestamp: BigInt(Math.floor(genesisMs / 1_000)), marketMaker });
  const vm = new SandboxVm(genesis);
  const accounts = new SandboxAccounts({ vm, genesis, rows, limit });
  const changed = await rows.find(genesis.accounts.map(({ address }) => address));
  for (const { address, state } of changed.values()) accounts.put(address, state);
  return { vm, accounts };
}

function tellAll(listeners: ReadonlySet<Listener>, owners: readonly Address[]): void {
  inOwnContext(() => listeners.forEach((listener) => listener(owners)));
}
