import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ExecutionSnapshot } from '../domain';

/** Executions whose state is kept in memory. */
const SNAPSHOTS = 2_000;

/**
 * The newest durable state of recent executions, and, while a unit of work is open, the state that it will have made.
 */
@Injectable()
export class SnapshotCache {
  private readonly durable = new LRUCache<string, ExecutionSnapshot>({ max: SNAPSHOTS });
  private readonly pending = new Map<string, ExecutionSnapshot>();

  /** The state that readers may see. */
  get(executionId: string): ExecutionSnapshot | undefined {
    return this.durable.get(executionId);
  }

  /** The state that the next event follows, uncommitted work of this process included. */
  latest(executionId: string): ExecutionSnapshot | undefined {
    return this.pending.get(executionId) ?? this.durable.get(executionId);
  }

  /** What the store does not have any more. */
  forget(executionId: string): void {
    this.durable.delete(executionId);
  }

  keep(snapshot: ExecutionSnapshot): void {
    const known = this.durable.get(snapshot.executionId);
    if (known === undefined || known.revision < snapshot.revision)
      this.durable.set(snapshot.executionId, snapshot);
  }

  /** What an open unit of work has made of an execution. */
  stage(snapshot: ExecutionSnapshot): void {
    this.pending.set(snapshot.executionId, snapshot);
  }

  commit(snapshot: ExecutionSnapshot): void {
    this.keep(snapshot);
    if (this.pending.get(snapshot.executionId) === snapshot) this.pending.delete(snapshot.executionId);
  }

  /** Undoes `stage`: `before` is what was staged or durable until then. */
  rollBack(snapshot: ExecutionSnapshot, before: ExecutionSnapshot | undefined): void {
    const durable = this.durable.get(snapshot.executionId);
    if (before === undefined || before === durable) this.pending.delete(snapshot.executionId);
    else this.pending.set(snapshot.executionId, before);
  }
}
