import type { Address } from '../../../domain';
import type { LedgerTime } from '../../ledger';
import { BLOCKHASH_LIFETIME } from '../blockhash-window';
import type { ChainEvent, Sandbox } from '../sandbox';
import type { SandboxWallets } from '../sandbox-wallets';
import { ChainAccounts } from './chain-accounts';
import { ChainCheats } from './chain-cheats';
import type { ChainHistory } from './chain-history';
import { ChainTransactions } from './chain-transactions';

/** The sandbox as a chain: what a node of a network would know and do. Needs a sandbox that keeps history. */
export class SandboxChain {
  readonly accounts: ChainAccounts;
  readonly transactions: ChainTransactions;
  readonly cheats: ChainCheats;

  constructor(
    private readonly sandbox: Sandbox,
    wallets: SandboxWallets,
  ) {
    this.accounts = new ChainAccounts(sandbox);
    this.transactions = new ChainTransactions(sandbox);
    this.cheats = new ChainCheats(sandbox, wallets);
  }

  /** @throws {RangeError} when the sandbox was opened without history: a defect */
  get history(): ChainHistory {
    const { history } = this.sandbox;
    if (history === undefined) throw new RangeError('The sandbox keeps no history');
    return history;
  }

  now(): LedgerTime {
    return this.sandbox.time.now();
  }

  /** Whose node it is. */
  get identity(): Address {
    return this.sandbox.keyring.address('custodian');
  }

  /** Names the network: no other sandbox has the same. */
  genesisHash(): string {
    return this.blockhashOf(0n);
  }

  /** The hash of the block of a slot; every slot has one. */
  blockhashOf(slot: bigint): string {
    return this.sandbox.transactions.blockhashes.ofBlock(slot);
  }

  /** The last block height at which a transaction may land that names the block of this height. */
  lastValidBlockHeight(height: bigint): bigint {
    return height + BLOCKHASH_LIFETIME;
  }

  isBlockhashValid(blockhash: string): boolean {
    return this.sandbox.transactions.blockhashes.isValid(blockhash, this.now().blockHeight);
  }

  /** When a slot began, in seconds since the Unix epoch. */
  timeOf(slot: bigint): bigint {
    return this.sandbox.time.startOf(slot);
  }

  /** Milliseconds until a slot begins; 0 or less for one that has begun. */
  msUntil(slot: bigint): number {
    return this.sandbox.time.msUntil(slot);
  }

  /** @returns how to unsubscribe */
  onEvent(listener: (event: ChainEvent) => void): () => void {
    return this.sandbox.onChainEvent(listener);
  }

  /** @throws {Error} saying why it cannot serve now */
  check(): Promise<void> {
    return this.sandbox.inStep();
  }
}
