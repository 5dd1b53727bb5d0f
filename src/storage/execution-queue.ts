import type { Transaction } from './unit-of-work';

/** Takes one execution a step further, or to its end. Must be safe to call again after a crash. */
export type ExecutionHandler = (executionId: string) => Promise<void>;

/**
 * Work that was accepted. Enqueueing is part of the caller's database transaction, so an execution and its job are
 * stored together or not at all; delivery is at least once, one worker at a time per execution.
 */
export abstract class ExecutionQueue {
  /**
   * Refuses early what {@link accept} would refuse, before any work is spent on it.
   * @throws {AppError} `overloaded`, with the time in which the queue will have room at the rate at which it drains
   */
  abstract assertRoom(): void;

  /**
   * Enqueues a new execution.
   * @throws {AppError} `overloaded` when as many wait as may
   */
  abstract accept(trx: Transaction, executionId: string): Promise<void>;

  /**
   * Enqueues an execution that was accepted before: it is never refused.
   * @param runAt not before this time (RFC 3339); absent: now
   */
  abstract enqueue(trx: Transaction, executionId: string, runAt?: string): Promise<void>;

  /** Begins to take work, first of all what an earlier process left unfinished. Called once. */
  abstract process(handler: ExecutionHandler): Promise<void>;

  /** Takes no more work; resolves when what runs has ended, or after `graceMs`. */
  abstract drain(graceMs: number): Promise<void>;

  /** How many executions have not ended, and how many of them wait for a person. */
  abstract left(): Promise<{ readonly total: number; readonly awaitingUser: number }>;

  /** How much waits and runs, for probes and metrics. */
  abstract depth(): { readonly waiting: number; readonly running: number; readonly isProcessing: boolean };
}
