import { Injectable, Logger } from '@nestjs/common';
import type { ExecutionSnapshot, JournaledEvent } from '../domain';
import { FlowFeed, type FlowListener } from './flow-feed';

/** Tells subscribers in this process. */
@Injectable()
export class InProcessFlowFeed extends FlowFeed {
  private readonly logger = new Logger(InProcessFlowFeed.name);
  private readonly everywhere = new Set<FlowListener>();
  private readonly byExecution = new Map<string, Set<FlowListener>>();

  subscribe(executionId: string, listener: FlowListener): () => void {
    const listeners = this.byExecution.get(executionId) ?? new Set();
    this.byExecution.set(executionId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.byExecution.delete(executionId);
    };
  }

  subscribeAll(listener: FlowListener): () => void {
    this.everywhere.add(listener);
    return () => this.everywhere.delete(listener);
  }

  /** Called by the journal, after the event is durable and in the order of revisions. */
  publish(snapshot: ExecutionSnapshot, event: JournaledEvent): void {
    for (const listener of [...this.everywhere, ...(this.byExecution.get(event.executionId) ?? [])]) {
      try {
        listener(snapshot, event);
      } catch (error) {
        this.logger.error(error, `A listener of ${event.executionId} failed`);
      }
    }
  }
}
