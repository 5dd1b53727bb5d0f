import { createHmac, randomBytes } from 'node:crypto';
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
 * Which blockhashes a transaction may name. Each block has one, which follows from a secret of the sandbox, so that it stays
 * what it was after a restart. Beside them random ones are issued, a new one each time: two equal intents of the same moment
 * are two transactions. The VM would accept any; a transaction of this ledger is valid for 150 block heights, and one signed
 * for another instance never is.
 */
export class BlockhashWindow {
  /** Last valid block height by blockhash, oldest first. */
  private readonly issued = new Map<string, bigint>();
  /** The same of blocks, and the height up to which they are in it. */
  private readonly blocks = new Map<string, bigint>();
  private upTo = -1n;

  /** @param seed the secret that the hashes of blocks follow from */
  constructor(private readonly seed: Uint8Array = randomBytes(32)) {}

  /** The hash of the block at this height. */
  ofBlock(height: bigint): string {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, height);
    return bs58.encode(createHmac('sha256', this.seed).update(bytes).digest());
  }

  /** A new blockhash at this height. */
  issue(height: bigint): Lifetime {
    forgetBefore(this.issued, height);
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
    return (this.lastValidOf(blockhash, height) ?? -1n) >= height;
  }

  /** The height up to which the blockhash is valid, if it is at this height. */
  lastValidOf(blockhash: string, height: bigint): bigint | undefined {
    const issued = this.issued.get(blockhash);
    if (issued !== undefined) return issued;
    this.takeUpBlocks(height);
    return this.blocks.get(blockhash);
  }

  /** The height of the block that has this hash, if it is valid at this height. */
  blockOf(blockhash: string, height: bigint): bigint | undefined {
    this.takeUpBlocks(height);
    const lastValid = this.blocks.get(blockhash);
    return lastValid === undefined ? undefined : lastValid - BLOCKHASH_LIFETIME;
  }

  private takeUpBlocks(height: bigint): void {
    if (this.upTo >= height) return;
    const oldest = height > BLOCKHASH_LIFETIME ? height - BLOCKHASH_LIFETIME : 0n;
    for (let at = this.upTo >= oldest ? this.upTo + 1n : oldest; at <= height; at += 1n)
      this.blocks.set(this.ofBlock(at), at + BLOCKHASH_LIFETIME);
    this.upTo = height;
    forgetBefore(this.blocks, height);
  }
}

function forgetBefore(window: Map<string, bigint>, height: bigint): void {
  for (const [blockhash, lastValid] of window) {
    if (lastValid >= height) return;
    window.delete(blockhash);
  }
}
