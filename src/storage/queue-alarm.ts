import type { Clock } from '../common/clock';
import type { Database } from './database';

/** What the alarm works on. */
export interface AlarmParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Told when the time of some execution has come, and which: milliseconds since the Unix epoch. */
  readonly ring: (due: number) => void;
  /** Told when the store cannot be read; the alarm rings again a second later. */
  readonly onError: (error: unknown) => void;
  /** Aborted when nothing is to be woken any more. */
  readonly stopping: AbortSignal;
}

/** Pause after the store could not be read, in milliseconds. */
const PAUSE_MS = 1_000;

/** Longest sleep, in milliseconds: the clock may have been set forward meanwhile, which no timer notices. */
const LONGEST_SLEEP_MS = 30_000;

/**
 * Rings when the time of executions comes. There is one timer, for the earliest: thousands that wait for a person are rows
 * in the store and nothing in memory.
 */
export class QueueAlarm {
  private setFor = Number.POSITIVE_INFINITY;
  private timer = new AbortController();

  constructor(private readonly parts: AlarmParts) {
    parts.stopping.addEventListener('abort', () => this.timer.abort());
  }

  /** Makes sure that it rings then. @param due milliseconds since the Unix epoch */
  ringAt(due: number): void {
    if (due >= this.setFor || this.parts.stopping.aborted) return;
    this.timer.abort();
    this.timer = new AbortController();
    this.setFor = due;
    void this.sleepUntil(due, this.timer.signal);
  }

  private async sleepUntil(due: number, signal: AbortSignal): Promise<void> {
    const { clock } = this.parts;
    while (clock.now() < due && !signal.aborted)
      await clock.sleep(Math.min(due - clock.now(), LONGEST_SLEEP_MS), signal);
    if (signal.aborted) return;
    this.parts.ring(due);
    await this.set();
  }

  /** Sets itself for what comes next. */
  async set(): Promise<void> {
    this.setFor = Number.POSITIVE_INFINITY;
    try {
      const next = await this.nextAfter(this.parts.clock.timestamp());
      if (next !== undefined) this.ringAt(Date.parse(next));
    } catch (error) {
      this.parts.onError(error);
      this.ringAt(this.parts.clock.now() + PAUSE_MS);
    }
  }

  private async nextAfter(now: string): Promise<string | undefined> {
    const row = await this.parts.database.read((db) =>
      db
        .selectFrom('executions')
        .select('run_at')
        .where('run_at', '>', now)
        .orderBy('run_at')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.run_at ?? undefined;
  }
}
