import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Lets one piece of work at a time have the sandbox to itself: what it simulates is what it will meet. Others wait for
 * their turn, first come, first served.
 */
export class SandboxTurns {
  private readonly turn = new AsyncLocalStorage<Turn>();
  private current: Turn | undefined;
  private last: Promise<void> = Promise.resolve();

  /** Runs `work` in a turn of its own, or at once in the turn that it is called in. */
  async take<T>(work: () => Promise<T> | T): Promise<T> {
    const held = this.turn.getStore();
    if (held !== undefined && held === this.current) return work();
    const before = this.last;
    const mine = new Turn();
    this.last = mine.ended;
    await before;
    this.current = mine;
    try {
      return await this.turn.run(mine, work);
    } finally {
      this.end(mine);
    }
  }

  /** Ends the turn that it is called in, ahead of its work: what the sandbox was kept for has been done. */
  release(): void {
    const held = this.turn.getStore();
    if (held) this.end(held);
  }

  private end(turn: Turn): void {
    if (this.current === turn) this.current = undefined;
    turn.end();
  }
}

class Turn {
  private resolve: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => (this.resolve = resolve));

  end(): void {
    this.resolve();
  }
}
