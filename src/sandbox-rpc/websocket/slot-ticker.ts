import type { Clock } from '../../common/clock';
import type { SandboxChain } from '../../ledger/embedded/chain';

/** Slots that are told one by one when time has jumped; of more, only the last ones. */
const MAX_CATCH_UP = 64n;

type Listener = (slot: bigint) => void;

/** Tells of every slot as it begins, while anybody listens; nobody wakes up otherwise. */
export class SlotTicker {
  private readonly listeners = new Set<Listener>();
  private running: AbortController | undefined;

  constructor(
    private readonly chain: SandboxChain,
    private readonly clock: Clock,
  ) {}

  /** @returns how to stop listening */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.running === undefined) void this.run();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.running?.abort();
      this.running = undefined;
    };
  }

  private async run(): Promise<void> {
    const abort = new AbortController();
    this.running = abort;
    let { slot } = this.chain.now();
    while (!abort.signal.aborted) {
      await this.clock.sleep(Math.max(1, this.chain.msUntil(slot + 1n)), abort.signal);
      slot = this.tellAfter(slot, abort.signal);
    }
  }

  /** @returns the slot that was told last */
  private tellAfter(told: bigint, { aborted }: AbortSignal): bigint {
    const { slot: now } = this.chain.now();
    const from = now - told > MAX_CATCH_UP ? now - MAX_CATCH_UP : told;
    for (let slot = from + 1n; slot <= now && !aborted; slot += 1n)
      for (const listener of [...this.listeners]) listener(slot);
    return now;
  }
}
