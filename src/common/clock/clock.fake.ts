import { Clock } from './clock';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A time that moves only when told to, and wakes whoever sleeps until then. */
export class FakeClock extends Clock {
  private sleepers: Sleeper[] = [];

  constructor(private time = Date.UTC(2026, 0, 1)) {
    super();
  }

  now(): number {
    return this.time;
  }

  /** How many callers sleep now. */
  get sleeping(): number {
    return this.sleepers.length;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper = { until: this.time + ms, wake: resolve };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((other) => other.wake !== resolve);
        resolve();
      });
    });
  }

  /** Sets the time as an operator does, forward or back: timers run on, and nobody is woken. */
  set(time: number): void {
    this.sleepers = this.sleepers.map(({ until, wake }) => ({ until: until + time - this.time, wake }));
    this.time = time;
  }

  /** Moves the time on and wakes, in order, who is due. */
  advance(ms: number): void {
    this.time += ms;
    const due = this.sleepers.filter((sleeper) => sleeper.until <= this.time);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper.until > this.time);
    for (const sleeper of due.sort((a, b) => a.until - b.until)) sleeper.wake();
  }

  /** Moves the time on to when the next one is due; does nothing while nobody sleeps. */
  advanceToNext(): void {
    const next = Math.min(...this.sleepers.map(({ until }) => until));
    if (Number.isFinite(next)) this.advance(next - this.time);
  }
}
