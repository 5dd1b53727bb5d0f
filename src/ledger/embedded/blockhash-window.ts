import { randomBytes } from 'node:crypto';
import bs58 from 'bs58';
import type { Failure } from '../../domain';

/** Block heights for which a blockhash stays valid, as on mainnet. */
export const BLOCKHASH_LIFETIME = 150n;

export const BLOCKHASH_EXPIRED: Failure = {
  code: 'blockhash_expired',
  message: 'The blockhash of the transaction is no longer valid.',
};

export interface Lifetime {
  readonly blockhash: string;
  /** The transaction can no longer land once the block height is above this. */
  readonly lastValidBlockHeight: bigint;
}

/**
 * Random blockhashes, a new one each time. The VM would accept any; a transaction of this ledger is valid for 150 block
 * heights, one signed for another instance never is, and two equal intents of the same moment are two transactions.
 */
export class BlockhashWindow {
  /** Last valid block height by blockhash, oldest first. */
  private readonly issued = new Map<string, bigint>();

  /** A new blockhash at this height. */
  issue(height: bigint): Lifetime {
    this.forgetBefore(height);
    const lifetime = {
      blockhash: bs58.encode(randomBytes(32)),
      lastValidBlockHeight: height + BLOCKHASH_LIFETIME,
    };
    this.issued.set(lifetime.blockhash, lifetime.lastValidBlockHeight);
    return lifetime;
  }

  /** A blockhash that has just stopped being valid, as a node hands out that lags behind. */
  issueExpired(height: bigint): Lifetime {
    return { blockhash: bs58.encode(randomBytes(32)), lastValidBlockHeight: height - 1n };
  }

  /** Takes up a blockhash that an earlier process issued. */
  restore({ blockhash, lastValidBlockHeight }: Lifetime): void {
    this.issued.set(blockhash, lastValidBlockHeight);
  }

  isValid(blockhash: string, height: bigint): boolean {
    return (this.issued.get(blockhash) ?? -1n) >= height;
  }

  private forgetBefore(height: bigint): void {
    for (const [blockhash, lastValid] of this.issued) {
      if (lastValid >= height) return;
      this.issued.delete(blockhash);
    }
  }
}
