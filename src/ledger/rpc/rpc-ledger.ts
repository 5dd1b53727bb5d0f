import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import bs58 from 'bs58';
import type { Address } from '../../domain';
import type { Transaction } from '../../storage';
import { assembleWire } from '../embedded/assemble-wire';
import { BLOCKHASH_EXPIRED } from '../embedded/blockhash-window';
import { compileTransaction } from '../embedded/compile-transaction';
import { messageOf } from '../embedded/decode-message';
import { isSignedBy } from '../embedded/ed25519';
import { instructionsOf } from '../embedded/instructions-of';
import { signedByWallet } from '../embedded/wallet-signature';
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
import type { TransactionSigner } from '../signers/transaction-signer';
import type {
  Instruction,
  ProposedTransaction,
  SignedTransaction,
  TransactionRequest,
  UnsignedTransaction,
} from '../transaction';
import { computeLimit } from './compute-limit';
import type { RpcPool } from './rpc-pool';
import type { RpcReads } from './rpc-reads';
import type { RpcSimulator } from './rpc-simulator';
import type { RpcTransactions } from './rpc-transactions';
import { RpcWallets } from './rpc-wallets';

const SIGNATURE_LENGTH = 64;

export interface RpcLedgerParts {
  readonly pool: RpcPool;
  readonly reads: RpcReads;
  readonly simulator: RpcSimulator;
  readonly transactions: RpcTransactions;
  /** Of the wallets whose keys the service has; every other wallet's owner signs. */
  readonly signers: readonly TransactionSigner[];
  readonly changes: OwnerChanges;
}

/** Who wants to know whose holdings changed. */
export class OwnerChanges {
  private readonly listeners = new Set<(owners: readonly Address[]) => void>();

  /** @returns how to unsubscribe */
  subscribe(listener: (owners: readonly Address[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(owners: readonly Address[]): void {
    for (const listener of this.listeners) listener(owners);
  }
}

/** A Solana cluster, through the JSON-RPC of its nodes. Others use it too, and nothing here can hold them back. */
export class RpcLedger extends Ledger {
  readonly kind = 'rpc';
  private readonly supposed = new AsyncLocalStorage<AccountsAfter>();
  private readonly wallets: RpcWallets;
  private serial = randomInt(1 << 16);

  constructor(private readonly parts: RpcLedgerParts) {
    super();
    this.wallets = new RpcWallets(parts.reads);
  }

  /** A wallet of a cluster is what it is. */
  admit(_owner: Address): Promise<void> {
    return Promise.resolve();
  }

  readBalances(owner: Address): Promise<WalletBalances> {
    return this.wallets.balancesOf(owner, this.supposed.getStore());
  }

  async readAccounts(addresses: readonly Address[]): Promise<ReadonlyMap<Address, AccountState>> {
    const supposed = this.supposed.getStore();
    const found = await this.parts.reads.accounts(addresses.filter((one) => supposed?.has(one) !== true));
    for (const address of addresses) {
      const account = supposed?.get(address);
      if (account) found.set(address, account);
    }
    return found;
  }

  time(): Promise<LedgerTime> {
    return this.parts.reads.time();
  }

  async compile(request: TransactionRequest): Promise<UnsignedTransaction> {
    const lifetime = await this.parts.reads.blockhash();
    const { instructions } = request;
    this.serial += 1;
    const limited = [...instructions, computeLimit(instructions.length, this.serial)];
    return compileTransaction({ ...request, instructions: limited }, lifetime);
  }

  simulate(transaction: UnsignedTransaction): Promise<Simulation> {
    return this.parts.simulator.simulate(transaction);
  }

  readingAfter<T>(after: AccountsAfter, work: () => Promise<T>): Promise<T> {
    return this.supposed.run(after, work);
  }

  async sign(transaction: UnsignedTransaction): Promise<SignedTransaction> {
    const { coSigners: _coSigners, ...unsigned } = transaction;
    const signature = await this.signatureOf(transaction);
    const wire = await assembleWire(transaction, signature);
    return { ...unsigned, signature: bs58.encode(signature), wire };
  }

  async propose(transaction: UnsignedTransaction): Promise<ProposedTransaction> {
    const { blockhash, lastValidBlockHeight, parts } = transaction;
    const wire = await assembleWire(transaction, new Uint8Array(SIGNATURE_LENGTH));
    return { wire, blockhash, lastValidBlockHeight, ...(parts && { parts }) };
  }

  async accept(proposed: ProposedTransaction, signed: Uint8Array): Promise<SignedTransaction> {
    const transaction = signedByWallet(proposed, signed);
    if ((await this.parts.reads.blockHeight()) > proposed.lastValidBlockHeight)
      throw new LedgerError(BLOCKHASH_EXPIRED);
    return transaction;
  }

  record(trx: Transaction, transaction: SignedTransaction): Promise<void> {
    return this.parts.transactions.record(trx, transaction);
  }

  undisturbed<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  send(transaction: SignedTransaction): Promise<SendOutcome> {
    return this.parts.transactions.send(transaction);
  }

  async sentInstructions(signature: string): Promise<readonly Instruction[] | undefined> {
    const wire = await this.parts.transactions.wireOf(signature);
    return wire && instructionsOf(messageOf(wire));
  }

  onChange(listener: (owners: readonly Address[]) => void): () => void {
    return this.parts.changes.subscribe(listener);
  }

  async check(): Promise<void> {
    await this.parts.pool.ask((rpc) => rpc.getHealth());
  }

  private async signatureOf({ feePayer, message }: UnsignedTransaction): Promise<Uint8Array> {
    const signer = this.parts.signers.find(({ address }) => address === feePayer);
    if (signer === undefined)
      throw missing(
        `reev has no key of ${feePayer}. Let its owner sign: run the flow with sandbox.signer "wallet".`,
      );
    if (!(await signer.isAvailable())) throw missing(`The signer of ${feePayer} is not available.`);
    const signature = await signer.sign(message);
    if (isSignedBy(feePayer, message, signature)) return signature;
    throw missing(`The signer of ${feePayer} did not sign the transaction.`);
  }
}

function missing(message: string): LedgerError {
  return new LedgerError({ code: 'signature_missing', message });
}
