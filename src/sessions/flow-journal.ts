import type { ExecutionSnapshot, FlowEvent, FlowPlan } from '../domain';
import type { Transaction } from '../storage';

/** Writes the history of executions. Every transition is one appended event; nothing is ever changed. */
export abstract class FlowJournal {
  /** Keeps a plan. */
  abstract saveFlow(trx: Transaction, plan: FlowPlan): Promise<void>;

  /**
   * Appends events in the caller's transaction and answers the state after them. The first event of an execution must
   * be `execution_queued`. Subscribers are told once the transaction is durable.
   * @throws {AppError} `execution_not_found` when the first event is another and the execution is unknown
   */
  abstract append(
    trx: Transaction,
    executionId: string,
    events: readonly FlowEvent[],
  ): Promise<ExecutionSnapshot>;
}
