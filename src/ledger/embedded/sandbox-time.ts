import type { Clock } from '../../common/clock';
import type { LedgerTime } from '../ledger';

/** Milliseconds of a slot, as on mainnet. */
const SLOT_MS = 400;

/** Slots by the clock, counted from the genesis; never backwards, also when the machine's clock goes backwards. */
export class SandboxTime {
  private latest: LedgerTime = { slot: 0n, blockHeight: 0n, unixTimestamp: 0n };

  /**
   * @param genesisMs milliseconds since the Unix epoch
   * @param skippedMs milliseconds that the sandbox is ahead of the clock
   */
  constructor(
    private readonly clock: Clock,
    private readonly genesisMs: number,
    private skippedMs = 0,
  ) {}

  now(): LedgerTime {
    const now = this.clock.now() + this.skippedMs;
    const slot = BigInt(Math.max(0, Math.floor((now - this.genesisMs) / SLOT_MS))) + 1n;
    if (slot > this.latest.slot) {
      this.latest = { slot, blockHeight: slot, unixTimestamp: BigInt(Math.floor(now / 1000)) };
    }
    return this.latest;
  }

  /** When the slot began, in seconds since the Unix epoch. */
  startOf(slot: bigint): bigint {
    return BigInt(Math.floor((this.genesisMs + (Number(slot) - 1) * SLOT_MS) / 1_000));
  }

  /** Milliseconds until the slot begins; below zero for one that has begun. */
  msUntil(slot: bigint): number {
    return this.genesisMs + (Number(slot) - 1) * SLOT_MS - (this.clock.now() + this.skippedMs);
  }

  /** How far it would be ahead of the clock if the slot began now. */
  skippedAt(slot: bigint): number {
    return this.skippedMs + Math.max(0, Math.ceil(this.msUntil(slot)));
  }

  /** Goes ahead of the clock; never back. */
  skipTo(skippedMs: number): void {
    this.skippedMs = Math.max(this.skippedMs, skippedMs);
  }

  /** Continues after what an earlier process saw. */
  continueAfter(slot: bigint, unixTimestamp: bigint): void {
    if (slot > this.latest.slot) this.latest = { slot, blockHeight: slot, unixTimestamp };
  }
}
