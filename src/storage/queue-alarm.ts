import type { Clock } from '../common/clock';
import type { Database } from './database';

/** Rows taken from the table at once. */
const PAGE = 100;

/** What the alarm works on. */
export interface AlarmParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Told of each execution whose time has come. */
  readonly wake: (executionId: string) => void;
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
 * Wakes executions when their time comes. There is one timer, for the earliest: thousands that wait for a person are rows
 * in the store and nothing in memory.
 */
export class QueueAlarm {
  private setFor = Number.POSITIVE_INFINITY;
  private timer = new AbortController();
  /** Executions due up to here were woken, RFC 3339. */
  private wokenUntil = '';

  constructor(private readonly parts: AlarmParts) {
    parts.stopping.addEventListener('abort', () => this.timer.abort());
  }

  /** Makes sure that it rings then. @param due milliseconds since the Unix epoch */
  ringAt(due: number): void {
    this.lookBackTo(due);
    if (due >= this.setFor || this.parts.stopping.aborted) return;
    this.timer.abort();
    this.timer = new AbortController();
    this.setFor = due;
    void this.sleepUntil(due, this.timer.signal);
  }

  /** Of what is due by then nothing was woken yet, though the clock may have been there before it was set back. */
  private lookBackTo(due: number): void {
    const before = new Date(due - 1).toISOString();
    if (before < this.wokenUntil) this.wokenUntil = before;
  }

  private async sleepUntil(due: number, signal: AbortSignal): Promise<void> {
    const { clock } = this.parts;
    while (clock.now() < due && !signal.aborted)
      await clock.sleep(Math.min(due - clock.now(), LONGEST_SLEEP_MS), signal);
    if (!signal.aborted) await this.ring();
  }

  /** Wakes all that is due, also what it has woken before. */
  async ringAnew(): Promise<void> {
    this.wokenUntil = '';
    await this.ring();
  }

  /** Wakes all that is due, and sets itself for what comes next. */
  async ring(): Promise<void> {
    this.setFor = Number.POSITIVE_INFINITY;
    const now = this.parts.clock.timestamp();
    try {
      await this.wakeUntil(now);
      this.wokenUntil = now;
      const next = await this.nextAfter(now);
      if (next !== undefined) this.ringAt(Date.parse(next));
    } catch (error) {
      this.parts.onError(error);
      this.ringAt(this.parts.clock.now() + PAUSE_MS);
    }
  }

  private async wakeUntil(now: string): Promise<void> {
    let after = '';
    for (;;) {
      const rows = await this.parts.database.read((db) =>
        db
          .selectFrom('executions')
          .select('execution_id')
          .where('run_at', '>', this.wokenUntil)
          .where('run_at', '<=', now)
          .where('execution_id', '>', after)
          .orderBy('execution_id')
          .limit(PAGE)
          .execute(),
      );
      for (const row of rows) this.parts.wake(row.execution_id);
      after = rows.at(-1)?.execution_id ?? after;
      if (rows.length < PAGE) return;
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
