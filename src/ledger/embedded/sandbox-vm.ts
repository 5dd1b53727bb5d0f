import {
  Account,
  FailedTransactionMetadata,
  type InnerInstruction,
  LiteSvm,
  type TransactionMetadata,
} from 'litesvm/dist/internal';
import type { Address } from '../../domain';
import type { AccountState } from '../ledger';
import { addressAt, bytesOf } from './address-bytes';
import { type Genesis, SYSTEM_PROGRAM } from './genesis';
import type { InnerCall } from './message-layout';
import { type VmError, errorOf } from './vm-error';

/** What came of running a transaction in the VM. */
export interface VmResult {
  readonly error?: VmError;
  readonly logs: readonly string[];
  readonly computeUnits: bigint;
  /** Calls that programs made, as the runtime traced them. */
  readonly innerCalls: readonly InnerCall[];
  /** What the last program that returned something returned. */
  readonly returned?: { readonly program: Address; readonly data: Uint8Array };
}

/** As on mainnet. */
export const SLOTS_PER_EPOCH = 432_000n;

/**
 * The one Solana VM of the process, and nothing but it. Blockhashes and signatures are checked by the ledger: the VM
 * knows only its latest blockhash, forgets signatures, and would refuse one whose effects had to be taken back. Works on the native class of the package: the wrapper around
 * it decodes and encodes every address and transaction anew, which takes longer than executing one.
 */
export class SandboxVm {
  private readonly svm = new LiteSvm();
  private time = { slot: -1n, unixTimestamp: -1n };

  constructor(genesis: Genesis) {
    this.svm.withNativeMints();
    this.svm.setBlockhashCheck(false);
    this.svm.setSigverify(false);
    this.svm.setTransactionHistory(0n);
    this.svm.setLogBytesLimit();
    for (const { address, elf } of genesis.programs) this.svm.addProgram(bytesOf(address), elf);
    for (const account of genesis.accounts) this.setAccount(account);
  }

  /** Sets what programs read as the time. */
  setTime(slot: bigint, unixTimestamp: bigint): void {
    if (this.time.slot === slot && this.time.unixTimestamp === unixTimestamp) return;
    this.time = { slot, unixTimestamp };
    const clock = this.svm.getClock();
    clock.slot = slot;
    clock.epoch = slot / SLOTS_PER_EPOCH;
    clock.unixTimestamp = unixTimestamp;
    this.svm.setClock(clock);
  }

  /** @param wire the whole transaction */
  execute(wire: Uint8Array): VmResult {
    return resultOf(this.svm.sendVersionedTransaction(wire));
  }

  /**
   * @param wire the whole transaction
   * @returns the accounts as they would be, besides the result; none when it failed
   */
  simulate(wire: Uint8Array): VmResult & { readonly after: readonly AccountState[] } {
    const simulated = this.svm.simulateVersionedTransaction(wire);
    if (simulated instanceof FailedTransactionMetadata) return { ...resultOf(simulated), after: [] };
    const after = simulated
      .postAccounts()
      .map((account) => stateOf(addressAt(account.address), account.account()));
    return { ...resultOf(simulated.meta()), after };
  }

  account(address: Address): AccountState | undefined {
    const account = this.svm.getAccount(bytesOf(address));
    return account === null || account.lamports() === 0n ? undefined : stateOf(address, account);
  }

  removeAccount(address: Address): void {
    this.setAccount({ address, lamports: 0n, owner: SYSTEM_PROGRAM, data: new Uint8Array() });
  }

  /** An account with no lamports is removed. */
  setAccount({ address, lamports, owner, data, executable = false }: AccountState): void {
    this.svm.setAccount(bytesOf(address), new Account(lamports, data, bytesOf(owner), executable, 0n));
  }

  /** What programs read as the latest slots: a lookup table is made for one of them. */
  setSlotHashes(hashes: readonly { readonly slot: bigint; readonly hash: string }[]): void {
    this.svm.setSlotHashes([...hashes]);
  }

  /** Lamports that keep an account of so many bytes alive. */
  rentFor(bytes: bigint): bigint {
    return this.svm.minimumBalanceForRentExemption(bytes);
  }
}

function stateOf(address: Address, account: Account): AccountState {
  return {
    address,
    lamports: account.lamports(),
    owner: addressAt(account.owner()),
    data: account.data(),
    ...(account.executable() && { executable: true }),
  };
}

function resultOf(outcome: TransactionMetadata | FailedTransactionMetadata): VmResult {
  const isFailed = outcome instanceof FailedTransactionMetadata;
  const meta = isFailed ? outcome.meta() : outcome;
  const innerCalls = meta
    .innerInstructions()
    .flatMap((made, instruction) => made.map((inner) => innerCallOf(inner, instruction)));
  const data = meta.returnData().data();
  const result = {
    logs: meta.logs(),
    computeUnits: meta.computeUnitsConsumed(),
    innerCalls,
    ...(data.length > 0 && { returned: { program: addressAt(meta.returnData().programId()), data } }),
  };
  return isFailed ? { ...result, error: errorOf(outcome) } : result;
}

function innerCallOf(inner: InnerInstruction, instruction: number): InnerCall {
  const call = inner.instruction();
  const called = { program: call.programIdIndex(), accounts: call.accounts(), data: call.data() };
  return { ...called, instruction, stackHeight: inner.stackHeight() };
}
