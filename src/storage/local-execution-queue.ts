import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock';
import { inOwnContext } from '../common/context';
import { AppError } from '../domain';
import type { Database } from './database';
import { DrainRate } from './drain-rate';
import { type DuePlace, FIRST_PLACE, readDue } from './due-executions';
import { type ExecutionHandler, ExecutionQueue } from './execution-queue';
import { QueueAlarm } from './queue-alarm';
import { isStoreUnavailable } from './store-unavailable';
import type { Transaction } from './unit-of-work';

/** How often a job is tried again after its handler threw, before it is left to the next start of the process. */
const RETRIES = 3;
/** Pause before the n-th of these, in milliseconds: n times this. */
const RETRY_DELAY_MS = 1_000;
/** Pause after the due executions could not be read, in milliseconds. */
const REFILL_PAUSE_MS = 1_000;
/** Executions that memory holds ready to run; the others wait in the store. */
const READY = 1_000;
/** Below this many, memory is filled from the store again. */
const LOW = READY / 4;
/** When to come back while nothing has ended that a rate could be measured by, and at least and at most, in milliseconds. */
const RETRY_AFTER_MS = { unmeasured: 5_000, min: 1_000, max: 60_000 } as const;

/** How much the queue takes at once. */
export interface QueueLimits {
  /** Executions that run at once. */
  readonly concurrency: number;
  /** Executions that may wait for a free worker before new ones are refused; absent: any number. */
  readonly waiting?: number;
}

interface Job {
  /** It is run again unless that is later than its end, in milliseconds since the Unix epoch: the alarm skips what runs. */
  againAt: number;
}

/**
 * The executions table is the queue: a row with `run_at` is work. One process takes it, so a job needs no lease; what an
 * earlier process left is taken first. Memory holds what runs and a page of what is due, oldest first; the rest stays in the
 * store until there is room, so a backlog costs neither memory nor time at the start. What is to run later has one timer for
 * all. A job runs in a context of its own, not in that of whoever or whatever woke it.
 */
@Injectable()
export class LocalExecutionQueue extends ExecutionQueue {
  private readonly logger = new Logger(LocalExecutionQueue.name);
  private readonly running = new Map<string, Job>();
  private readonly ready = new Set<string>();
  /** Failed, and not to be taken from the store before they are woken. */
  private readonly setAside = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly stopping = new AbortController();
  private readonly rate = new DrainRate();
  private readonly alarm: QueueAlarm;
  private handler: ExecutionHandler | undefined;
  private idle: (() => void) | undefined;
  /** Up to here the due executions were taken from the store. */
  private taken: DuePlace = FIRST_PLACE;
  /** May there be due executions behind that place? */
  private hasMore = false;
  /** How many. */
  private beyond = 0;
  private isRefilling = false;
  /** Executions whose acceptance is not yet durable. */
  private accepting = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limits: QueueLimits,
  ) {
    super();
    this.alarm = new QueueAlarm({
      database,
      clock,
      ring: (due) => this.takeFrom(new Date(due).toISOString()),
      onError: (error) => this.logger.error(error, 'The executions that are due could not be read'),
      stopping: this.stopping.signal,
    });
    const unsubscribe = database.onRegained(() => void this.rescan());
    this.stopping.signal.addEventListener('abort', unsubscribe);
  }

  assertRoom(): void {
    const { waiting: limit = Number.POSITIVE_INFINITY } = this.limits;
    const waiting = this.depth().waiting + this.accepting;
    if (waiting < limit) return;
    // Whoever comes back meets some room, not the one place that was just left.
    const excess = waiting - limit + Math.ceil(limit / 10);
    const ms = this.rate.msFor(excess, this.clock.now()) ?? RETRY_AFTER_MS.unmeasured;
    throw new AppError('overloaded', `${limit} executions wait already; no more are accepted for now.`, {
      retryAfterMs: Math.min(RETRY_AFTER_MS.max, Math.max(RETRY_AFTER_MS.min, Math.ceil(ms))),
      suggestion: 'Send the request again after the time in Retry-After.',
    });
  }

  async accept(trx: Transaction, executionId: string): Promise<void> {
    this.assertRoom();
    this.accepting += 1;
    const settle = () => void (this.accepting -= 1);
    trx.afterCommit(settle);
    trx.afterRollback(settle);
    await this.enqueue(trx, executionId);
  }

  async enqueue(trx: Transaction, executionId: string, runAt?: string): Promise<void> {
    const due = runAt ?? this.clock.timestamp();
    await trx.db
      .updateTable('executions')
      .set({ run_at: due })
      .where('execution_id', '=', executionId)
      .execute();
    trx.afterCommit(() => this.wakeAt(executionId, due));
  }

  async process(handler: ExecutionHandler): Promise<void> {
    this.handler = handler;
    this.hasMore = true;
    await this.refill();
    await this.alarm.set();
  }

  async drain(graceMs: number): Promise<void> {
    this.stopping.abort();
    this.ready.clear();
    this.hasMore = false;
    if (this.running.size === 0) return;
    const done = new Promise<void>((resolve) => (this.idle = resolve));
    const given = new AbortController();
    await Promise.race([done, this.clock.sleep(graceMs, given.signal)]);
    given.abort();
  }

  async left(): Promise<{ total: number; awaitingUser: number }> {
    const rows = await this.database.read((db) =>
      db
        .selectFrom('executions')
        .select(['status', (eb) => eb.fn.countAll().as('count')])
        .where('run_at', 'is not', null)
        .groupBy('status')
        .execute(),
    );
    const awaiting = rows.find(({ status }) => status === 'AwaitingUser');
    return {
      total: rows.reduce((sum, { count }) => sum + Number(count), 0),
      awaitingUser: Number(awaiting?.count ?? 0),
    };
  }

  depth(): { waiting: number; running: number; isProcessing: boolean } {
    const isProcessing = this.handler !== undefined && !this.stopping.signal.aborted;
    return { waiting: this.ready.size + this.beyond, running: this.running.size, isProcessing };
  }

  /** What was enqueued as the store went away may have been stored without anybody hearing of it. */
  private async rescan(): Promise<void> {
    if (this.handler === undefined) return;
    this.taken = FIRST_PLACE;
    this.hasMore = true;
    this.startReady();
    await this.alarm.set();
  }

  private wakeAt(executionId: string, due: string): void {
    if (this.stopping.signal.aborted) return;
    const at = Date.parse(due);
    const job = this.running.get(executionId);
    if (job) job.againAt = Math.min(job.againAt, at);
    if (at > this.clock.now()) return this.alarm.ringAt(at);
    const isKnown = this.running.has(executionId) || this.ready.has(executionId);
    if (isKnown || (!this.hasMore && this.ready.size < READY)) return this.wake(executionId);
    this.leaveInStore(due);
  }

  private wake(executionId: string): void {
    if (this.stopping.signal.aborted) return;
    this.setAside.delete(executionId);
    const job = this.running.get(executionId);
    if (job) job.againAt = this.clock.now();
    else this.ready.add(executionId);
    this.startReady();
  }

  /** While others wait in the store, it waits behind them. */
  private leaveInStore(due: string): void {
    this.beyond += 1;
    this.takeFrom(due);
  }

  /** Takes what is due from then on: the clock may have been beyond that before it was set back. */
  private takeFrom(due: string): void {
    if (due <= this.taken.runAt) this.taken = { runAt: due, executionId: '' };
    this.hasMore = true;
    this.startReady();
  }

  private startReady(): void {
    const { handler } = this;
    if (handler === undefined || this.stopping.signal.aborted) return;
    for (const executionId of this.ready) {
      if (this.running.size >= this.limits.concurrency) break;
      this.ready.delete(executionId);
      this.running.set(executionId, { againAt: Number.POSITIVE_INFINITY });
      void inOwnContext(() => this.handle(executionId, handler));
    }
    if (this.hasMore && this.ready.size < LOW) void inOwnContext(() => this.refill());
  }

  private async refill(): Promise<void> {
    if (this.isRefilling || this.stopping.signal.aborted) return;
    this.isRefilling = true;
    // What is woken from here on may not be in what is read.
    this.hasMore = false;
    try {
      await this.readMore();
    } catch (error) {
      this.hasMore = true;
      this.logger.error(error, 'The executions that are due could not be read');
      await this.clock.sleep(REFILL_PAUSE_MS, this.stopping.signal);
    }
    this.isRefilling = false;
    this.startReady();
  }

  private async readMore(): Promise<void> {
    const limit = READY - this.ready.size;
    const { taken } = this;
    const due = await this.database.read((db) => readDue(db, taken, this.clock.timestamp(), limit));
    if (this.stopping.signal.aborted) return;
    for (const executionId of due.executionIds)
      if (!this.running.has(executionId) && !this.setAside.has(executionId)) this.ready.add(executionId);
    // Something that was left in the store meanwhile may have moved the place back.
    if (this.taken === taken) this.taken = due.upTo;
    this.beyond = due.beyond;
    if (due.beyond > 0) this.hasMore = true;
  }

  private async handle(executionId: string, handler: ExecutionHandler): Promise<void> {
    try {
      await handler(executionId);
      this.failures.delete(executionId);
    } catch (error) {
      this.retryLater(executionId, error);
    }
    this.rate.noteEnd(this.clock.now());
    const againAt = this.running.get(executionId)?.againAt ?? Number.POSITIVE_INFINITY;
    this.running.delete(executionId);
    if (againAt <= this.clock.now()) this.wake(executionId);
    this.startReady();
    if (this.running.size === 0) this.idle?.();
  }

  /** A store that cannot be used says nothing about the job: it is tried until the store is well. */
  private retryLater(executionId: string, error: unknown): void {
    this.setAside.add(executionId);
    if (isStoreUnavailable(error)) {
      this.logger.warn(`The work on ${executionId} waits for the store: ${error.message}`);
      this.wakeAfter(executionId, error.context.retryAfterMs ?? RETRY_DELAY_MS);
      return;
    }
    const failed = (this.failures.get(executionId) ?? 0) + 1;
    this.logger.error(error, `The work on ${executionId} broke off (${failed} times)`);
    if (failed > RETRIES) {
      this.failures.delete(executionId);
      this.logger.error(`${executionId} is left as it is until the next start`);
      return;
    }
    this.failures.set(executionId, failed);
    this.wakeAfter(executionId, failed * RETRY_DELAY_MS);
  }

  private wakeAfter(executionId: string, ms: number): void {
    void this.clock.sleep(ms, this.stopping.signal).then(() => this.wake(executionId));
  }
}
