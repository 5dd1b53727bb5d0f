import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Lets one piece of work at a time have the sandbox to itself: what it simulates is what it will meet. Others wait for
 * their turn, first come, first served.
 */
export class SandboxTurns {
  private readonly turn = new AsyncLocalStorage<symbol>();
  private current: symbol | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `work` in a turn of its own, or at once in the turn that it is called in. */
  take<T>(work: () => Promise<T> | T): Promise<T> {
    const held = this.turn.getStore();
    if (held !== undefined && held === this.current) return Promise.resolve(work());
    const taken = this.last.then(() => this.run(work));
    this.last = taken.catch(() => undefined);
    return taken;
  }

  private async run<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = Symbol('turn');
    this.current = mine;
    try {
      return await this.turn.run(mine, work);
    } finally {
      this.current = undefined;
    }
  }
}
