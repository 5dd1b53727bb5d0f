import type { Address, AssetDiff, Failure } from '../../domain';
import type { AccountState, AccountsAfter, LedgerTime, Simulation } from '../ledger';
import type { UnsignedTransaction } from '../transaction';
import { decodeMessage } from './decode-message';
import { fundedAccounts } from './funded-accounts';
import { SYSTEM_PROGRAM } from './genesis';
import { measureDiff } from './measure-diff';
import type { MessageLayout } from './message-layout';
import type { SandboxAccounts } from './sandbox-accounts';
import type { SandboxVm, VmResult } from './sandbox-vm';
import { vmFailure } from './vm-failure';

const SIGNATURE_LENGTH = 64;

export type Accounts = ReadonlyMap<Address, AccountState>;

/** What executing did. */
export interface Executed {
  readonly failure?: Failure;
  readonly diff: AssetDiff;
  readonly computeUnits: bigint;
  readonly logs: readonly string[];
  /** Accounts that it changed. */
  readonly changed: readonly Address[];
  readonly trace: Trace;
}

/** What running a transaction did to its accounts, as far as it may write to them; absent ones do not exist. */
export interface Trace {
  readonly layout: MessageLayout;
  readonly result: VmResult;
  readonly before: Accounts;
  readonly after: Accounts;
}

/** The accounts that something disturbs while a transaction runs; asked when all of its accounts are in memory. */
export type Disturbance = () => readonly AccountState[];

const NOTHING_DISTURBED: Disturbance = () => [];

/** Runs transactions in the VM at a time, and measures what they do. Knows nothing of blockhashes, signatures or the store. */
export class SandboxEngine {
  constructor(
    private readonly vm: SandboxVm,
    private readonly accounts: SandboxAccounts,
  ) {}

  /**
   * Simulates once the accounts of the transaction are in memory.
   * @param disturb how accounts are meanwhile, if that keeps the transaction from succeeding
   */
  simulate(
    { message }: UnsignedTransaction,
    now: () => LedgerTime,
    disturb: Disturbance = NOTHING_DISTURBED,
  ): Simulation | Promise<Simulation> {
    const layout = decodeMessage(message);
    return this.accounts.with({ addresses: layout.accounts }, () => {
      const time = now();
      this.vm.setTime(time.slot, time.unixTimestamp);
      return this.simulateNow(unsigned(message, layout.signers.length), layout, disturb());
    });
  }

  /**
   * Executes now: the accounts of the transaction are in memory.
   * @param transaction the whole transaction, and what the compiled message in it says
   * @param disturbed accounts as they are meanwhile, if that keeps the transaction from succeeding: of what is disturbed
   *   nothing stays
   */
  execute(
    { wire, layout }: { readonly wire: Uint8Array; readonly layout: MessageLayout },
    time: LedgerTime,
    disturbed: readonly AccountState[],
  ): Executed {
    this.vm.setTime(time.slot, time.unixTimestamp);
    const before = this.read(layout.writable);
    const isKept =
      disturbed.length > 0 && this.amid(disturbed, () => this.vm.simulate(wire)).error !== undefined;
    const result = isKept ? this.amid(disturbed, () => this.vm.execute(wire)) : this.vm.execute(wire);
    const changed = layout.writable.filter((address) => this.accounts.refresh(address));
    const after = this.read(layout.writable);
    const diff = diffOf(layout, result, before, after);
    return { diff, changed, trace: { layout, result, before, after }, ...told(result, layout) };
  }

  /** What {@link execute} would do now. */
  rehearse(
    { wire, layout }: { readonly wire: Uint8Array; readonly layout: MessageLayout },
    time: LedgerTime,
  ): Trace {
    this.vm.setTime(time.slot, time.unixTimestamp);
    const before = this.read(layout.writable);
    const result = this.vm.simulate(wire);
    return { layout, result, before, after: result.error ? before : byAddress(result.after) };
  }

  /** Tells programs about the latest blocks, newest first. */
  setSlotHashes(hashes: readonly { readonly slot: bigint; readonly hash: string }[]): void {
    this.vm.setSlotHashes(hashes);
  }

  /** An account as the runtime has it at a time, past what is in memory: of the runtime's own accounts it alone knows. */
  runtimeAccount(address: Address, time: LedgerTime): AccountState | undefined {
    this.vm.setTime(time.slot, time.unixTimestamp);
    return this.vm.account(address);
  }

  /** Lamports that keep an account of so many bytes alive. */
  rentFor(bytes: bigint): bigint {
    return this.vm.rentFor(bytes);
  }

  private simulateNow(
    wire: Uint8Array,
    layout: MessageLayout,
    disturbed: readonly AccountState[],
  ): Simulation {
    const before = this.read(layout.writable);
    if (disturbed.length > 0) {
      const result = this.amid(disturbed, () => this.vm.simulate(wire));
      if (result.error)
        return { diff: diffOf(layout, result, before, before), after: before, ...told(result, layout) };
    }
    const result = this.vm.simulate(wire);
    const after = result.error ? before : byAddress(result.after);
    const diff = diffOf(layout, result, before, after);
    return { diff, after: writtenBy(layout, after), ...told(result, layout) };
  }

  /** Runs the VM with other accounts, and puts them back. */
  private amid<T>(disturbed: readonly AccountState[], run: () => T): T {
    const before = disturbed.map(({ address }) => this.accounts.get(address) ?? noAccount(address));
    for (const account of disturbed) this.vm.setAccount(account);
    try {
      return run();
    } finally {
      for (const account of before) this.vm.setAccount(account);
    }
  }

  private read(addresses: readonly Address[]): Map<Address, AccountState> {
    const found = new Map<Address, AccountState>();
    for (const address of addresses) {
      const account = this.accounts.get(address);
      if (account) found.set(address, account);
    }
    return found;
  }
}

function told({ error, logs, computeUnits }: VmResult, layout: MessageLayout) {
  return { logs, computeUnits, ...(error && { failure: vmFailure(error, logs, layout) }) };
}

function diffOf(
  layout: MessageLayout,
  { innerCalls }: VmResult,
  before: Accounts,
  after: Accounts,
): AssetDiff {
  const { accounts, signers, writable } = layout;
  const [feePayer] = signers;
  if (feePayer === undefined) throw new RangeError('A transaction has a fee payer');
  const calls = [...layout.calls, ...innerCalls];
  const programs = new Set(calls.flatMap(({ program }) => accounts[program] ?? []));
  const funded = fundedAccounts(feePayer, accounts, calls);
  return measureDiff({ feePayer, writable, before, after, programs: [...programs], funded });
}

function writtenBy({ writable }: MessageLayout, after: Accounts): AccountsAfter {
  return new Map(writable.map((address) => [address, after.get(address)]));
}

function noAccount(address: Address): AccountState {
  return { address, lamports: 0n, owner: SYSTEM_PROGRAM, data: new Uint8Array() };
}

function byAddress(accounts: readonly AccountState[]): Accounts {
  return new Map(accounts.filter(isThere).map((account) => [account.address, account]));
}

function isThere({ lamports }: AccountState): boolean {
  return lamports > 0n;
}

/** For the VM, which runs without checking them: a transaction whose signatures are blank. */
function unsigned(message: Uint8Array, signers: number): Uint8Array {
  return Buffer.concat([Uint8Array.of(signers), new Uint8Array(signers * SIGNATURE_LENGTH), message]);
}
