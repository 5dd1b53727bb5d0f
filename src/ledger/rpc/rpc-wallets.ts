import { LRUCache } from 'lru-cache';
import type { Address } from '../../domain';
import { holdingsOf } from '../embedded/holdings-of';
import { viewMint } from '../embedded/token-account-view';
import type { AccountsAfter, WalletBalances } from '../ledger';
import type { RpcReads } from './rpc-reads';

const MINTS = 10_000;

/** What wallets hold, read through nodes. */
export class RpcWallets {
  /** A mint's decimals never change. */
  private readonly decimals = new LRUCache<Address, number>({ max: MINTS });

  constructor(private readonly reads: RpcReads) {}

  /** @param supposed accounts that are taken to be different */
  async balancesOf(owner: Address, supposed: AccountsAfter = new Map()): Promise<WalletBalances> {
    const [natives, owned] = await Promise.all([
      supposed.has(owner) ? supposed : this.reads.accounts([owner]),
      this.reads.tokenAccountsOf(owner),
    ]);
    const accounts = [...owned.filter(({ address }) => !supposed.has(address)), ...supposed.values()];
    const holdings = holdingsOf(owner, accounts);
    await this.learn(holdings.map(({ mint }) => mint));
    return {
      lamports: natives.get(owner)?.lamports ?? 0n,
      tokens: holdings.map((holding) => ({ ...holding, decimals: this.decimals.get(holding.mint) ?? 0 })),
    };
  }

  private async learn(mints: readonly Address[]): Promise<void> {
    const unknown = mints.filter((mint) => !this.decimals.has(mint));
    if (unknown.length === 0) return;
    for (const [mint, account] of await this.reads.accounts(unknown)) {
      const view = viewMint(account);
      if (view) this.decimals.set(mint, view.decimals);
    }
  }
}
