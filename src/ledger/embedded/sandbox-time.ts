import type { Clock } from '../../common/clock';
import type { LedgerTime } from '../ledger';

/** Milliseconds of a slot, as on mainnet. */
const SLOT_MS = 400;

/** Slots by the clock, counted from the genesis; never backwards, also when the machine's clock goes backwards. */
export class SandboxTime {
  private latest: LedgerTime = { slot: 0n, blockHeight: 0n, unixTimestamp: 0n };

  /** @param genesisMs milliseconds since the Unix epoch */
  constructor(
    private readonly clock: Clock,
    private readonly genesisMs: number,
  ) {}

  now(): LedgerTime {
    const now = this.clock.now();
    const slot = BigInt(Math.max(0, Math.floor((now - this.genesisMs) / SLOT_MS))) + 1n;
    if (slot > this.latest.slot) {
      this.latest = { slot, blockHeight: slot, unixTimestamp: BigInt(Math.floor(now / 1000)) };
    }
    return this.latest;
  }

  /** Continues after what an earlier process saw. */
  continueAfter(slot: bigint, unixTimestamp: bigint): void {
    if (slot > this.latest.slot) this.latest = { slot, blockHeight: slot, unixTimestamp };
  }
}
