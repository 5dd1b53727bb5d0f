import { randomBytes } from 'node:crypto';
import type { Clock } from '../../common/clock';
import { inOwnContext } from '../../common/context';
import type { Address } from '../../domain';
import type { Database, Transaction, UnitOfWork } from '../../storage';
import type { AccountState } from '../ledger';
import { AccountRows } from './account-rows';
import { BlockhashWindow } from './blockhash-window';
import { ChainHistory } from './chain/chain-history';
import { createGenesis } from './genesis';
import type { Needed } from './resident-accounts';
import { SandboxAccounts } from './sandbox-accounts';
import { SandboxEngine } from './sandbox-engine';
import { SandboxHolder } from './sandbox-holder';
import { SandboxKeyring } from './sandbox-keyring';
import { SandboxState } from './sandbox-state';
import { SandboxTime } from './sandbox-time';
import { type LandedEntry, SandboxTransactions } from './sandbox-transactions';
import { SandboxVm } from './sandbox-vm';
import { SandboxWrites } from './sandbox-writes';
import { TransactionRecords } from './transaction-records';

/** Under which name it is kept how far the sandbox is ahead of the clock. */
const SKIPPED = 'skipped_ms';

/** What the sandbox is built on. */
export interface SandboxHost {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Accounts that stay in memory when nothing needs them; the others are read from the store. */
  readonly accountsInMemory: number;
  /** Is what it executes kept for clients that ask for it? */
  readonly keepsHistory?: boolean;
}

interface Parts {
  readonly rows: AccountRows;
  readonly history?: ChainHistory;
  readonly state: SandboxState;
  readonly time: SandboxTime;
  readonly keyring: SandboxKeyring;
  readonly accounts: SandboxAccounts;
  readonly engine: SandboxEngine;
  readonly writes: SandboxWrites;
  readonly transactions: SandboxTransactions;
}

type Listener = (owners: readonly Address[]) => void;

/** What has durably happened to accounts, by whatever did it. */
export interface ChainEvent {
  readonly changed: readonly Address[];
  /** What was executed, if that is what changed them. */
  readonly landed?: LandedEntry;
}

/** Who is told about changes. */
interface Audience {
  readonly holdings: Set<Listener>;
  readonly chain: Set<(event: ChainEvent) => void>;
}

/**
 * The parts of the sandbox, opened together: genesis, then the accounts that earlier processes wrote, then whatever they
 * recorded and did not see executed, as far as it may still land.
 */
export class Sandbox {
  private constructor(
    private readonly parts: Parts,
    private readonly audience: Audience,
  ) {}

  static async open(host: SandboxHost): Promise<Sandbox> {
    const { database, unitOfWork, clock, accountsInMemory, keepsHistory = false } = host;
    const state = new SandboxState(database, unitOfWork);
    const holder = new SandboxHolder(state);
    await holder.takeOver(unitOfWork);
    const genesisMs = Number(await state.getOrSet('genesis_ms', () => String(clock.now())));
    const time = new SandboxTime(clock, genesisMs, Number((await state.get(SKIPPED)) ?? 0));
    const keyring = await SandboxKeyring.open(state);
    const rows = new AccountRows(database);
    const { vm, accounts } = await buildVm(genesisMs, keyring, { rows, limit: accountsInMemory });
    const audience: Audience = { holdings: new Set(), chain: new Set() };
    const tell = (owners: readonly Address[]) => tellAll(audience.holdings, owners);
    const writes = new SandboxWrites({ database, unitOfWork, accounts, rows, holder, onRestored: tell });
    const records = new TransactionRecords(database);
    const engine = new SandboxEngine(vm, accounts);
    const seed = await state.getOrSet('blockhash_seed', () => randomBytes(32).toString('base64'));
    const kept = keepsHistory ? { history: await ChainHistory.open(database) } : {};
    const transactions = new SandboxTransactions({
      ...{ accounts, engine, records, time, writes, ...kept },
      blockhashes: new BlockhashWindow(Buffer.from(seed, 'base64')),
      onChanged: tell,
      onLanded: (landed) => tellAll(audience.chain, { changed: landed.changed, landed }),
    });
    await transactions.finishEarlier();
    const parts = { state, time, keyring, accounts, engine, writes, transactions, rows, ...kept };
    return new Sandbox(parts, audience);
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

  get rows(): AccountRows {
    return this.parts.rows;
  }

  /** What was executed, if that is kept. */
  get history(): ChainHistory | undefined {
    return this.parts.history;
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
    this.audience.holdings.add(listener);
    return () => this.audience.holdings.delete(listener);
  }

  /** @returns how to unsubscribe */
  onChainEvent(listener: (event: ChainEvent) => void): () => void {
    this.audience.chain.add(listener);
    return () => this.audience.chain.delete(listener);
  }

  /** Goes ahead of the clock, durably. */
  async skipTo(slot: bigint): Promise<void> {
    const { time, state, writes } = this.parts;
    const skipped = time.skippedAt(slot);
    await writes.save([], (trx) => state.set(trx, SKIPPED, String(skipped)));
    time.skipTo(skipped);
  }

  /**
   * Changes accounts in the VM at once, and durably when it resolves, together with what else is written. To be called in
   * {@link whenInStep}, with the accounts in memory.
   */
  async putAccounts(
    states: ReadonlyMap<Address, AccountState | undefined>,
    alongside?: (trx: Transaction) => Promise<void>,
  ): Promise<void> {
    const { accounts, writes } = this.parts;
    const changed = [...states.keys()];
    const holders = changed.map((address) => accounts.holderOf(address));
    for (const [address, state] of states) accounts.put(address, state);
    holders.push(...changed.map((address) => accounts.holderOf(address)));
    tellAll(this.audience.holdings, [...new Set(holders)]);
    await writes.save(changed, alongside);
    tellAll(this.audience.chain, { changed });
  }
}

/** The VM as its genesis and what was written of it since make it; other accounts come when they are needed. */
async function buildVm(
  genesisMs: number,
  keyring: SandboxKeyring,
  { rows, limit }: { readonly rows: AccountRows; readonly limit: number },
) {
  const genesis = await createGenesis({
    unixTimestamp: BigInt(Math.floor(genesisMs / 1_000)),
    marketMaker: keyring.address('market_maker'),
    faucet: keyring.address('faucet'),
  });
  const vm = new SandboxVm(genesis);
  const accounts = new SandboxAccounts({ vm, genesis, rows, limit });
  const changed = await rows.find(genesis.accounts.map(({ address }) => address));
  for (const { address, state } of changed.values()) accounts.put(address, state);
  return { vm, accounts };
}

function tellAll<T>(listeners: ReadonlySet<(event: T) => void>, event: T): void {
  inOwnContext(() => listeners.forEach((listener) => listener(event)));
}
