import { randomBytes } from 'node:crypto';
import bs58 from 'bs58';

/** Block heights for which a blockhash stays valid, as on mainnet. */
export const BLOCKHASH_LIFETIME = 150n;

export interface Lifetime {
  readonly blockhash: string;
  /** The transaction can no longer land once the block height is above this. */
  readonly lastValidBlockHeight: bigint;
}

/**
 * Random blockhashes, one a block height. The VM would accept any; a transaction of this ledger is valid for 150 block
 * heights, and one signed for another instance never is.
 */
export class BlockhashWindow {
  private latest: Lifetime | undefined;
  private readonly issued = new Map<string, bigint>();

  /** The blockhash of this height. */
  at(height: bigint): Lifetime {
    const lastValidBlockHeight = height + BLOCKHASH_LIFETIME;
    if (this.latest?.lastValidBlockHeight === lastValidBlockHeight) return this.latest;
    this.latest = { blockhash: bs58.encode(randomBytes(32)), lastValidBlockHeight };
    this.forgetBefore(height);
    this.issued.set(this.latest.blockhash, lastValidBlockHeight);
    return this.latest;
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
