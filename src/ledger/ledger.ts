import type { Address, AssetDiff, Failure, LedgerKind } from '../domain';
import type { Transaction } from '../storage';
import type {
  Instruction,
  ProposedTransaction,
  SignedTransaction,
  TransactionRequest,
  UnsignedTransaction,
} from './transaction';

/** What a wallet holds now. */
export interface WalletBalances {
  readonly lamports: bigint;
  readonly tokens: readonly TokenHolding[];
}

/** A holding of one token, all token accounts of the wallet together. */
export interface TokenHolding {
  readonly mint: Address;
  readonly decimals: number;
  /** Raw units. */
  readonly raw: bigint;
}

/** One account as the ledger has it. */
export interface AccountState {
  readonly address: Address;
  readonly lamports: bigint;
  readonly owner: Address;
  readonly data: Uint8Array;
  /** Is it a program? Absent: no. */
  readonly executable?: boolean;
}

/** The ledger's time. */
export interface LedgerTime {
  readonly slot: bigint;
  readonly blockHeight: bigint;
  /** Seconds since the Unix epoch, as programs see it. */
  readonly unixTimestamp: bigint;
}

/** What a transaction would do now. */
export interface Simulation {
  readonly failure?: Failure;
  readonly diff: AssetDiff;
  readonly computeUnits: bigint;
  readonly logs: readonly string[];
  /** The accounts that it may change as they would be afterwards, `undefined` for one that would not exist. */
  readonly after: AccountsAfter;
}

export type AccountsAfter = ReadonlyMap<Address, AccountState | undefined>;

/** A transaction that the ledger executed and recorded; with a `failure` it cost its fee and did nothing else. */
export interface LandedTransaction {
  readonly signature: string;
  readonly slot: bigint;
  readonly failure?: Failure;
  readonly measured: AssetDiff;
  readonly computeUnits: bigint;
  readonly logs: readonly string[];
}

/**
 * What came of sending. `landed` and `failed` are final: `failed` with `transaction` was executed and refused on
 * chain, without it the ledger never took it. `unknown`: it may still land; look it up before anything else.
 */
export type SendOutcome =
  | { readonly outcome: 'landed'; readonly transaction: LandedTransaction }
  | { readonly outcome: 'failed'; readonly failure: Failure; readonly transaction?: LandedTransaction }
  | { readonly outcome: 'unknown'; readonly failure: Failure };

/** Where transactions land. */
export abstract class Ledger {
  abstract readonly kind: LedgerKind;

  /** Called before a wallet is first used; the sandbox endows a wallet that it has not seen. */
  abstract admit(owner: Address): Promise<void>;

  abstract readBalances(owner: Address): Promise<WalletBalances>;

  /** The accounts that exist, by address. */
  abstract readAccounts(addresses: readonly Address[]): Promise<ReadonlyMap<Address, AccountState>>;

  abstract time(): Promise<LedgerTime>;

  /**
   * A v0 transaction with a fresh blockhash.
   * @throws {LedgerError} `transaction_too_large` above 1232 bytes
   */
  abstract compile(request: TransactionRequest): Promise<UnsignedTransaction>;

  /** Executes without effect. The signatures need not be there. */
  abstract simulate(transaction: UnsignedTransaction): Promise<Simulation>;

  /**
   * Runs `work`, which reads accounts and balances as they would be after the simulated transaction. What it simulates
   * and sends meets the ledger as it is.
   */
  abstract readingAfter<T>(after: AccountsAfter, work: () => Promise<T>): Promise<T>;

  /**
   * Signs for every required signer: co-signers by their own signature, the wallet as the ledger does it.
   * @throws {LedgerError} `signature_missing` when the ledger holds no key for a signer
   */
  abstract sign(transaction: UnsignedTransaction): Promise<SignedTransaction>;

  /**
   * What the wallet's owner is to sign: everybody else has signed it.
   * @throws {LedgerError} `signature_missing` when somebody else has not
   */
  abstract propose(transaction: UnsignedTransaction): Promise<ProposedTransaction>;

  /**
   * Takes what the wallet's owner signed, to be simulated again, recorded and sent as it is.
   * @throws {LedgerError} `signature_missing` when it is not the proposal to the byte, or not signed by the wallet;
   *   `blockhash_expired` when it can no longer land
   */
  abstract accept(proposed: ProposedTransaction, signed: Uint8Array): Promise<SignedTransaction>;

  /**
   * Writes down, in the caller's database transaction, what is about to be sent: after a crash it can be looked up,
   * and the same bytes sent again. Must be durable before {@link send}.
   */
  abstract record(trx: Transaction, transaction: SignedTransaction): Promise<void>;

  /**
   * Runs `work` with nothing else landing until what it sends is executed, where the ledger can promise that, so that this
   * meets what it simulated. A ledger that others use too cannot, and just runs it.
   */
  abstract undisturbed<T>(work: () => Promise<T>): Promise<T>;

  /** Sends and confirms. Sending the same signed transaction twice executes it once. */
  abstract send(transaction: SignedTransaction): Promise<SendOutcome>;

  /** The program calls of a transaction that was recorded, in order; `undefined` when there is none. */
  abstract sentInstructions(signature: string): Promise<readonly Instruction[] | undefined>;

  /** Tells whose holdings changed, by whatever did it. @returns how to unsubscribe */
  abstract onChange(listener: (owners: readonly Address[]) => void): () => void;

  /** @throws {Error} saying why the ledger cannot serve now; for readiness probes */
  abstract check(): Promise<void>;
}
