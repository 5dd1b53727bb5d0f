import type { Transaction } from '@solana/kit';
import { FailedTransactionMetadata, LiteSVM, type TransactionMetadata } from 'litesvm';
import type { Address } from '../../domain';
import type { AccountState } from '../ledger';
import type { Genesis } from './genesis';
import type { VmError } from './vm-failure';

/** What came of running a transaction in the VM. */
export interface VmResult {
  readonly error?: VmError;
  readonly logs: readonly string[];
  readonly computeUnits: bigint;
  /** Indexes, into the transaction's accounts, of programs called by programs. */
  readonly innerPrograms: readonly number[];
}

/** Signatures that the VM itself remembers; ours are remembered by the ledger's records. */
const HISTORY = 1_024n;

/**
 * The one Solana VM of the process, and nothing but it. Blockhashes and signatures are checked by the ledger, because the
 * VM knows only its latest blockhash and forgets signatures.
 */
export class SandboxVm {
  private readonly svm = new LiteSVM()
    .withNativeMints()
    .withBlockhashCheck(false)
    .withSigverify(false)
    .withTransactionHistory(HISTORY)
    .withLogBytesLimit();
  private time = { slot: -1n, unixTimestamp: -1n };

  constructor(genesis: Genesis) {
    for (const { address, elf } of genesis.programs) this.svm.addProgram(address as never, elf);
    for (const account of genesis.accounts) this.setAccount(account);
  }

  /** Sets what programs read as the time. */
  setTime(slot: bigint, unixTimestamp: bigint): void {
    if (this.time.slot === slot && this.time.unixTimestamp === unixTimestamp) return;
    this.time = { slot, unixTimestamp };
    const clock = this.svm.getClock();
    clock.slot = slot;
    clock.unixTimestamp = unixTimestamp;
    this.svm.setClock(clock);
  }

  execute(transaction: Transaction): VmResult {
    return resultOf(this.svm.sendTransaction(transaction));
  }

  /** @returns the accounts as they would be, besides the result */
  simulate(transaction: Transaction): VmResult & { readonly after: readonly AccountState[] } {
    const simulated = this.svm.simulateTransaction(transaction);
    if (simulated instanceof FailedTransactionMetadata) return { ...resultOf(simulated), after: [] };
    const after = simulated.postAccounts().map((account) => ({
      address: account.address as string as Address,
      lamports: account.lamports,
      owner: account.programAddress as string as Address,
      data: account.data as Uint8Array,
    }));
    return { ...resultOf(simulated.meta()), after };
  }

  account(address: Address): AccountState | undefined {
    const account = this.svm.getAccount(address as never);
    if (!account.exists || account.lamports === 0n) return undefined;
    const { lamports, programAddress, data } = account;
    return { address, lamports, owner: programAddress as string as Address, data: data };
  }

  /** An account with no lamports is removed. */
  setAccount({ address, lamports, owner, data }: AccountState): void {
    this.svm.setAccount({
      address: address as never,
      lamports: lamports as never,
      programAddress: owner as never,
      data,
      executable: false,
      space: BigInt(data.length),
    });
  }
}

function resultOf(outcome: TransactionMetadata | FailedTransactionMetadata): VmResult {
  const isFailed = outcome instanceof FailedTransactionMetadata;
  const meta = isFailed ? outcome.meta() : outcome;
  const innerPrograms = meta
    .innerInstructions()
    .flat()
    .map((inner) => inner.instruction().programIdIndex());
  const result = {
    logs: meta.logs(),
    computeUnits: meta.computeUnitsConsumed(),
    innerPrograms: [...new Set(innerPrograms)],
  };
  return isFailed ? { ...result, error: errorOf(outcome) } : result;
}

function errorOf(failed: FailedTransactionMetadata): VmError {
  const error = failed.err();
  if (typeof error === 'number') return { kind: 'transaction', code: error };
  if ('err' in error) {
    const inner = error.err();
    if (typeof inner === 'number') return { kind: 'instruction', instruction: error.index, code: inner };
    if ('code' in inner) return { kind: 'program', instruction: error.index, code: inner.code };
    return { kind: 'other', text: inner.msg };
  }
  if ('accountIndex' in error && error.constructor.name.includes('Rent'))
    return { kind: 'rent', account: error.accountIndex };
  return { kind: 'other', text: error.toString() };
}
