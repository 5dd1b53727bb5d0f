import type { SendOutcome } from '../ledger';
import { BLOCKHASH_LIFETIME } from './blockhash-window';

interface Executed {
  readonly settled: Promise<SendOutcome>;
  readonly height: bigint;
}

/**
 * Every transaction that this process executed and that could still be valid: two senders of the same bytes meet here, and
 * the store need not be asked.
 */
export class ExecutedLately {
  /** By signature, oldest first. */
  private readonly known = new Map<string, Executed>();

  get(signature: string): Promise<SendOutcome> | undefined {
    return this.known.get(signature)?.settled;
  }

  /** @param height of the block that it is in: after 150 more its blockhash is no longer valid */
  add(signature: string, settled: Promise<SendOutcome>, height: bigint): void {
    for (const [oldest, { height: its }] of this.known) {
      if (its + BLOCKHASH_LIFETIME >= height) break;
      this.known.delete(oldest);
    }
    this.known.set(signature, { settled, height });
    settled.catch(() => this.known.delete(signature));
  }
}
