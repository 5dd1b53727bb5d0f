import { type Transaction as KitTransaction, getTransactionDecoder } from '@solana/kit';
import type { Address, AssetDiff, Failure } from '../../domain';
import type { AccountState, LedgerTime, Simulation } from '../ledger';
import type { UnsignedTransaction } from '../transaction';
import { measureDiff } from './measure-diff';
import { type MessageFacts, messageFacts } from './message-facts';
import type { SandboxAccounts } from './sandbox-accounts';
import type { SandboxVm, VmResult } from './sandbox-vm';
import { vmFailure } from './vm-failure';

/** Lamports a signature. */
const FEE_PER_SIGNATURE = 5_000n;

/** What executing did. */
export interface Executed {
  readonly failure?: Failure;
  readonly diff: AssetDiff;
  readonly computeUnits: bigint;
  readonly logs: readonly string[];
  /** Accounts that it may have changed. */
  readonly touched: readonly Address[];
  /** Was it refused before it ran? Then it cost nothing and left no trace. */
  readonly isRejected: boolean;
}

/** Runs transactions in the VM at a time, and measures what they do. Knows nothing of blockhashes, signatures or the store. */
export class SandboxEngine {
  constructor(
    private readonly vm: SandboxVm,
    private readonly accounts: SandboxAccounts,
  ) {}

  simulate(transaction: UnsignedTransaction, time: LedgerTime): Simulation {
    this.vm.setTime(time.slot, time.unixTimestamp);
    const facts = messageFacts(transaction.message);
    const result = this.vm.simulate(unsigned(transaction.message, facts));
    const after = new Map(
      result.after.filter(({ lamports }) => lamports > 0n).map((account) => [account.address, account]),
    );
    const diff = this.diff(
      facts,
      this.read(facts.writable),
      result.error ? this.read(facts.writable) : after,
      result,
    );
    const { logs, computeUnits } = result;
    return { diff, logs, computeUnits, ...(result.error && { failure: vmFailure(result.error, logs) }) };
  }

  execute(wire: Uint8Array, time: LedgerTime): Executed {
    this.vm.setTime(time.slot, time.unixTimestamp);
    const transaction = getTransactionDecoder().decode(wire);
    const facts = messageFacts(Uint8Array.from(transaction.messageBytes));
    const before = this.read(facts.writable);
    const result = this.vm.execute(transaction);
    const isRejected = result.error?.kind === 'transaction' || result.error?.kind === 'other';
    if (!isRejected) for (const address of facts.writable) this.accounts.refresh(address);
    const diff = this.diff(facts, before, this.read(facts.writable), result);
    const failure = result.error && vmFailure(result.error, result.logs);
    const { logs, computeUnits } = result;
    return { diff, computeUnits, logs, touched: facts.writable, isRejected, ...(failure && { failure }) };
  }

  private read(addresses: readonly Address[]): Map<Address, AccountState> {
    const found = new Map<Address, AccountState>();
    for (const address of addresses) {
      const account = this.accounts.get(address);
      if (account) found.set(address, account);
    }
    return found;
  }

  private diff(
    facts: MessageFacts,
    before: ReadonlyMap<Address, AccountState>,
    after: ReadonlyMap<Address, AccountState>,
    { error, innerPrograms }: VmResult,
  ): AssetDiff {
    const [feePayer] = facts.signers;
    if (feePayer === undefined) throw new RangeError('A transaction has a fee payer');
    const isCharged = error === undefined || before.get(feePayer)?.lamports !== after.get(feePayer)?.lamports;
    const fee = isCharged ? FEE_PER_SIGNATURE * BigInt(facts.signers.length) : 0n;
    const indexes = [...new Set([...facts.programs, ...innerPrograms])];
    const programs = indexes.flatMap((index) => facts.accounts[index] ?? []);
    return measureDiff({ feePayer, fee, writable: facts.writable, before, after, programs });
  }
}

/** For the VM, which runs without checking them: a transaction whose signatures are blank. */
function unsigned(message: Uint8Array, facts: MessageFacts): KitTransaction {
  const signatures = Object.fromEntries(facts.signers.map((address) => [address, new Uint8Array(64)]));
  return { messageBytes: message, signatures } as unknown as KitTransaction;
}
