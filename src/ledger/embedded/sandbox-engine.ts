import type { Address, AssetDiff, Failure } from '../../domain';
import type { AccountState, LedgerTime, Simulation } from '../ledger';
import type { UnsignedTransaction } from '../transaction';
import { decodeMessage } from './decode-message';
import { fundedAccounts } from './funded-accounts';
import { measureDiff } from './measure-diff';
import type { MessageLayout } from './message-layout';
import type { SandboxAccounts } from './sandbox-accounts';
import type { SandboxVm, VmResult } from './sandbox-vm';
import { vmFailure } from './vm-failure';

const SIGNATURE_LENGTH = 64;

/** What executing did. */
export interface Executed {
  readonly failure?: Failure;
  readonly diff: AssetDiff;
  readonly computeUnits: bigint;
  readonly logs: readonly string[];
  /** Accounts that it changed. */
  readonly changed: readonly Address[];
}

type Accounts = ReadonlyMap<Address, AccountState>;

/** Runs transactions in the VM at a time, and measures what they do. Knows nothing of blockhashes, signatures or the store. */
export class SandboxEngine {
  constructor(
    private readonly vm: SandboxVm,
    private readonly accounts: SandboxAccounts,
  ) {}

  simulate({ message }: UnsignedTransaction, time: LedgerTime): Simulation {
    this.vm.setTime(time.slot, time.unixTimestamp);
    const layout = decodeMessage(message);
    const before = this.read(layout.writable);
    const result = this.vm.simulate(unsigned(message, layout.signers.length));
    const after = result.error
      ? before
      : new Map(result.after.filter(isThere).map((account) => [account.address, account]));
    return { diff: diffOf(layout, result, before, after), ...told(result, layout) };
  }

  /**
   * @param wire the whole transaction
   * @param message the compiled message in it
   */
  execute(wire: Uint8Array, message: Uint8Array, time: LedgerTime): Executed {
    this.vm.setTime(time.slot, time.unixTimestamp);
    const layout = decodeMessage(message);
    const before = this.read(layout.writable);
    const result = this.vm.execute(wire);
    const changed = layout.writable.filter((address) => this.accounts.refresh(address));
    const diff = diffOf(layout, result, before, this.read(layout.writable));
    return { diff, changed, ...told(result, layout) };
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

function isThere({ lamports }: AccountState): boolean {
  return lamports > 0n;
}

/** For the VM, which runs without checking them: a transaction whose signatures are blank. */
function unsigned(message: Uint8Array, signers: number): Uint8Array {
  return Buffer.concat([Uint8Array.of(signers), new Uint8Array(signers * SIGNATURE_LENGTH), message]);
}
