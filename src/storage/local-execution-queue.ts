import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock';
import { inOwnContext } from '../common/context';
import type { Database } from './database';
import { type ExecutionHandler, ExecutionQueue } from './execution-queue';
import { QueueAlarm } from './queue-alarm';
import { isStoreUnavailable } from './store-unavailable';
import type { Transaction } from './unit-of-work';

/** How often a job is tried again after its handler threw, before it is left to the next start of the process. */
const RETRIES = 3;
/** Pause before the n-th of these, in milliseconds: n times this. */
const RETRY_DELAY_MS = 1_000;

/**
 * The executions table is the queue: a row with `run_at` is work. One process takes it, so a job needs no lease; what an
 * earlier process left is taken first. Memory holds only what runs and what woke while nothing was free; what is to run
 * later has one timer for all. A job runs in a context of its own, not in that of whoever or whatever woke it.
 */
@Injectable()
export class LocalExecutionQueue extends ExecutionQueue {
  private readonly logger = new Logger(LocalExecutionQueue.name);
  private readonly running = new Map<string, { again: boolean }>();
  private readonly ready = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly stopping = new AbortController();
  private handler: ExecutionHandler | undefined;
  private readonly alarm: QueueAlarm;
  private idle: (() => void) | undefined;

  /** @param concurrency executions that run at once */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly concurrency: number,
  ) {
    super();
    this.alarm = new QueueAlarm({
      database,
      clock,
      wake: (executionId) => this.wake(executionId),
      onError: (error) => this.logger.error(error, 'The executions that are due could not be read'),
      stopping: this.stopping.signal,
    });
    const unsubscribe = database.onRegained(() => void this.rescan());
    this.stopping.signal.addEventListener('abort', unsubscribe);
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
    await this.alarm.ring();
  }

  async drain(graceMs: number): Promise<void> {
    this.stopping.abort();
    this.ready.clear();
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
    return { waiting: this.ready.size, running: this.running.size, isProcessing };
  }

  /** What was enqueued as the store went away may have been stored without anybody hearing of it. */
  private async rescan(): Promise<void> {
    if (this.handler !== undefined) await this.alarm.ringAnew();
  }

  private wakeAt(executionId: string, due: string): void {
    const at = Date.parse(due);
    if (at > this.clock.now()) this.alarm.ringAt(at);
    else this.wake(executionId);
  }

  private wake(executionId: string): void {
    if (this.stopping.signal.aborted) return;
    const job = this.running.get(executionId);
    if (job) job.again = true;
    else this.ready.add(executionId);
    this.startReady();
  }

  private startReady(): void {
    if (this.handler === undefined) return;
    for (const executionId of this.ready) {
      if (this.running.size >= this.concurrency) return;
      this.ready.delete(executionId);
      this.running.set(executionId, { again: false });
      const { handler } = this;
      void inOwnContext(() => this.handle(executionId, handler));
    }
  }

  private async handle(executionId: string, handler: ExecutionHandler): Promise<void> {
    try {
      await handler(executionId);
      this.failures.delete(executionId);
    } catch (error) {
      this.retryLater(executionId, error);
    }
    const again = this.running.get(executionId)?.again === true;
    this.running.delete(executionId);
    if (again) this.wake(executionId);
    this.startReady();
    if (this.running.size === 0) this.idle?.();
  }

  /** A store that cannot be used says nothing about the job: it is tried until the store is well. */
  private retryLater(executionId: string, error: unknown): void {
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
