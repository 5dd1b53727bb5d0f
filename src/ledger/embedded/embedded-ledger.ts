import bs58 from 'bs58';
import type { Address, Failure } from '../../domain';
import type { Transaction } from '../../storage';
import {
  type AccountState,
  type LandedTransaction,
  Ledger,
  type LedgerTime,
  type SendOutcome,
  type Simulation,
  type WalletBalances,
} from '../ledger';
import { LedgerError } from '../ledger-error';
import type { CoSigner, SignedTransaction, TransactionRequest, UnsignedTransaction } from '../transaction';
import { compileTransaction } from './compile-transaction';
import { messageFacts } from './message-facts';
import type { Sandbox } from './sandbox';
import type { SandboxWallets } from './sandbox-wallets';
import type { TransactionRecord } from './transaction-records';

/**
 * The sandbox: one in-process Solana VM with durable state.
 *
 * It holds no user's key. Where a wallet would sign, the custodian of the sandbox signs the same message with its own
 * ed25519 key, so that every transaction has a signature of its own, known before it is sent. Everybody else who must sign,
 * such as the market maker, signs with a real key, and that signature is verified.
 */
export class EmbeddedLedger extends Ledger {
  readonly kind = 'sandbox';
  /** Signatures that were recorded by this process and not sent yet: for these the store need not be asked. */
  private readonly recorded = new Set<string>();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly wallets: SandboxWallets,
  ) {
    super();
  }

  admit(owner: Address): Promise<void> {
    return this.wallets.admit(owner);
  }

  readBalances(owner: Address): Promise<WalletBalances> {
    const lamports = this.sandbox.accounts.get(owner)?.lamports ?? 0n;
    return Promise.resolve({ lamports, tokens: this.sandbox.accounts.holdingsOf(owner) });
  }

  readAccounts(addresses: readonly Address[]): Promise<ReadonlyMap<Address, AccountState>> {
    const found = new Map<Address, AccountState>();
    for (const address of addresses) {
      const account = this.sandbox.accounts.get(address);
      if (account) found.set(address, account);
    }
    return Promise.resolve(found);
  }

  time(): Promise<LedgerTime> {
    return Promise.resolve(this.now());
  }

  async compile(request: TransactionRequest): Promise<UnsignedTransaction> {
    return Promise.resolve(
      compileTransaction(request, this.sandbox.blockhashes.issue(this.now().blockHeight)),
    );
  }

  simulate(transaction: UnsignedTransaction): Promise<Simulation> {
    return Promise.resolve(this.sandbox.engine.simulate(transaction, this.now()));
  }

  async sign(transaction: UnsignedTransaction): Promise<SignedTransaction> {
    const { coSigners, ...unsigned } = transaction;
    const { signers } = messageFacts(transaction.message);
    const signatures: Uint8Array[] = [];
    for (const signer of signers) signatures.push(await this.signatureOf(signer, transaction, coSigners));
    const wire = Buffer.concat([Uint8Array.of(signatures.length), ...signatures, transaction.message]);
    return {
      ...unsigned,
      signature: bs58.encode(signatures[0] ?? new Uint8Array()),
      wire: Uint8Array.from(wire),
    };
  }

  async record(trx: Transaction, transaction: SignedTransaction): Promise<void> {
    await this.sandbox.parts.records.insert(trx, transaction, this.now());
    trx.afterCommit(() => this.recorded.add(transaction.signature));
  }

  async send(transaction: SignedTransaction): Promise<SendOutcome> {
    const { signature, wire, blockhash } = transaction;
    if (!this.recorded.delete(signature)) {
      const record = await this.sandbox.parts.records.find(signature);
      if (record === undefined)
        return refused({
          code: 'transaction_error',
          message: 'The transaction was not recorded before it was sent.',
        });
      if (record.status !== 'recorded') return outcomeOf(record);
    }
    if (!this.sandbox.blockhashes.isValid(blockhash, this.now().blockHeight)) {
      return refused({
        code: 'blockhash_expired',
        message: 'The blockhash of the transaction is no longer valid.',
      });
    }
    return this.execute(signature, wire);
  }

  onChange(listener: (owners: readonly Address[]) => void): () => void {
    return this.sandbox.onChange(listener);
  }

  check(): Promise<void> {
    this.sandbox.assertSound();
    return Promise.resolve();
  }

  private async execute(signature: string, wire: Uint8Array): Promise<SendOutcome> {
    try {
      const landed = await this.sandbox.executeRecorded(signature, wire);
      if (landed === undefined)
        return refused({ code: 'transaction_error', message: 'The runtime refused the transaction.' });
      return outcomeOf(landedRecord(landed));
    } catch (error) {
      return { outcome: 'unknown', failure: { code: 'timeout_after_send', message: String(error) } };
    }
  }

  private async signatureOf(
    signer: Address,
    transaction: UnsignedTransaction,
    coSigners: readonly CoSigner[],
  ): Promise<Uint8Array> {
    const { keyring } = this.sandbox;
    if (signer === transaction.feePayer) return keyring.key('custodian').sign(transaction.message);
    const signature = await coSigners
      .find((candidate) => candidate.address === signer)
      ?.sign(transaction.message);
    if (signature && keyring.verifies(signer, transaction.message, signature)) return signature;
    throw new LedgerError({
      code: 'signature_missing',
      message: `There is no valid signature of ${signer}.`,
    });
  }

  private now(): LedgerTime {
    return this.sandbox.parts.time.now();
  }
}

function landedRecord(transaction: LandedTransaction): Exclude<TransactionRecord, { status: 'recorded' }> {
  const { failure } = transaction;
  return { status: failure ? 'failed' : 'landed', transaction, ...(failure && { failure }) };
}

/** The final outcome of an executed transaction. */
export function outcomeOf({
  transaction,
  failure,
}: Exclude<TransactionRecord, { status: 'recorded' }>): Exclude<SendOutcome, { outcome: 'unknown' }> {
  return failure ? { outcome: 'failed', failure, transaction } : { outcome: 'landed', transaction };
}

function refused(failure: Failure): SendOutcome {
  return { outcome: 'failed', failure };
}
