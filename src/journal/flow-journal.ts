import type { ExecutionSnapshot, FlowEvent, FlowPlan, QueuedEvent } from '../domain';
import type { Transaction } from '../storage';
import type { ExecutionHandle } from './execution-handle';

/** The first events of an execution. */
export type FirstEvents = readonly [QueuedEvent, ...FlowEvent[]];

/**
 * Keeps the history of executions. Every transition is one appended event; nothing is ever changed. Subscribers are told
 * once an event is durable.
 */
export abstract class FlowJournal {
  /** Keeps a plan. */
  abstract saveFlow(trx: Transaction, plan: FlowPlan): Promise<void>;

  /** Begins an execution in the caller's transaction. @returns its state */
  abstract begin(trx: Transaction, executionId: string, events: FirstEvents): Promise<ExecutionSnapshot>;

  /**
   * Opens an execution to go on with it.
   * @throws {AppError} `execution_not_found`
   */
  abstract open(executionId: string): Promise<ExecutionHandle>;
}
