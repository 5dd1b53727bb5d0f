import { AsyncLocalStorage } from 'node:async_hooks';
import bs58 from 'bs58';
import type { Address } from '../../domain';
import type { Transaction } from '../../storage';
import {
  type AccountState,
  type AccountsAfter,
  Ledger,
  type LedgerTime,
  type SendOutcome,
  type Simulation,
  type WalletBalances,
} from '../ledger';
import { LedgerError } from '../ledger-error';
import type {
  Instruction,
  ProposedTransaction,
  SignedTransaction,
  TransactionRequest,
  UnsignedTransaction,
} from '../transaction';
import { BLOCKHASH_EXPIRED, type Lifetime } from './blockhash-window';
import { compileTransaction } from './compile-transaction';
import { assembleWire } from './assemble-wire';
import { messageOf } from './decode-message';
import { instructionsOf } from './instructions-of';
import type { Sandbox } from './sandbox';
import type { SandboxWallets } from './sandbox-wallets';
import { signedByWallet } from './wallet-signature';

const SIGNATURE_LENGTH = 64;

/**
 * The sandbox: one in-process Solana VM with durable state.
 *
 * It holds no user's key. Where a wallet would sign, the custodian of the sandbox signs the same message with its own
 * ed25519 key, unless the owner of the wallet signs, so that every transaction has a signature of its own, known before it is sent. Everybody else who must sign,
 * such as the market maker, signs with a real key, and that signature is verified.
 */
export class EmbeddedLedger extends Ledger {
  readonly kind = 'sandbox';
  private readonly supposed = new AsyncLocalStorage<AccountsAfter>();

  constructor(
    protected readonly sandbox: Sandbox,
    protected readonly wallets: SandboxWallets,
  ) {
    super();
  }

  admit(owner: Address): Promise<void> {
    return this.wallets.admit(owner);
  }

  readBalances(owner: Address): Promise<WalletBalances> {
    return this.wallets.get(owner, this.supposed.getStore());
  }

  async readAccounts(addresses: readonly Address[]): Promise<ReadonlyMap<Address, AccountState>> {
    const { accounts } = this.sandbox;
    const supposed = this.supposed.getStore();
    return accounts.with({ addresses }, () => {
      const found = new Map<Address, AccountState>();
      for (const address of addresses) {
        const account = supposed?.has(address) ? supposed.get(address) : accounts.get(address);
        if (account) found.set(address, account);
      }
      return found;
    });
  }

  time(): Promise<LedgerTime> {
    return Promise.resolve(this.sandbox.time.now());
  }

  async compile(request: TransactionRequest): Promise<UnsignedTransaction> {
    return Promise.resolve(compileTransaction(request, this.lifetime(request)));
  }

  async simulate(transaction: UnsignedTransaction): Promise<Simulation> {
    return this.sandbox.engine.simulate(transaction, () => this.sandbox.time.now());
  }

  readingAfter<T>(after: AccountsAfter, work: () => Promise<T>): Promise<T> {
    return this.supposed.run(after, work);
  }

  async sign(transaction: UnsignedTransaction): Promise<SignedTransaction> {
    const { coSigners: _coSigners, ...unsigned } = transaction;
    const signature = this.sandbox.keyring.key('custodian').sign(unsigned.message);
    const wire = await assembleWire(transaction, signature);
    return { ...unsigned, signature: bs58.encode(signature), wire };
  }

  async propose(transaction: UnsignedTransaction): Promise<ProposedTransaction> {
    const { blockhash, lastValidBlockHeight, parts } = transaction;
    const wire = await assembleWire(transaction, new Uint8Array(SIGNATURE_LENGTH));
    return { wire, blockhash, lastValidBlockHeight, ...(parts && { parts }) };
  }

  async accept(proposed: ProposedTransaction, signed: Uint8Array): Promise<SignedTransaction> {
    const { transactions, time } = this.sandbox;
    if (time.now().blockHeight > proposed.lastValidBlockHeight) throw new LedgerError(BLOCKHASH_EXPIRED);
    const transaction = signedByWallet(proposed, signed);
    // An earlier process may have issued it.
    transactions.blockhashes.restore(proposed);
    return Promise.resolve(transaction);
  }

  /** A fresh blockhash. */
  protected lifetime(_request: TransactionRequest): Lifetime {
    const { transactions, time } = this.sandbox;
    return transactions.blockhashes.issue(time.now().blockHeight);
  }

  undisturbed<T>(work: () => Promise<T>): Promise<T> {
    return this.sandbox.transactions.turns.take(work);
  }

  record(trx: Transaction, transaction: SignedTransaction): Promise<void> {
    return this.sandbox.transactions.record(trx, transaction);
  }

  send(transaction: SignedTransaction): Promise<SendOutcome> {
    return this.sandbox.transactions.send(transaction);
  }

  async sentInstructions(signature: string): Promise<readonly Instruction[] | undefined> {
    const wire = await this.sandbox.transactions.wireOf(signature);
    return wire && instructionsOf(messageOf(wire));
  }

  onChange(listener: (owners: readonly Address[]) => void): () => void {
    return this.sandbox.onChange(listener);
  }

  check(): Promise<void> {
    return this.sandbox.inStep();
  }
}
