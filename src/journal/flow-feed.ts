import type { ExecutionSnapshot, JournaledEvent } from '../domain';

export type FlowListener = (snapshot: ExecutionSnapshot, event: JournaledEvent) => void;

/** Tells what was appended, after it is durable. A listener must not throw and must not block. */
export abstract class FlowFeed {
  /** @returns how to unsubscribe */
  abstract subscribe(executionId: string, listener: FlowListener): () => void;

  /** Every event of every execution. */
  abstract subscribeAll(listener: FlowListener): () => void;
}
