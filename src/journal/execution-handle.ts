import type { ExecutionSnapshot, FlowEvent } from '../domain';
import type { Transaction } from '../storage';

/** An execution that nobody else writes, for as long as a unit of work is open. */
export interface LockedExecution {
  readonly trx: Transaction;
  /** The newest state, with what was appended under this lock. */
  readonly state: ExecutionSnapshot;

  /** Appends events in the unit of work. @returns the state after them */
  readonly append: (events: readonly FlowEvent[]) => Promise<ExecutionSnapshot>;
}

/** Runs work in a unit of work that has the execution to itself. */
export type AcquireLock = <T>(
  executionId: string,
  work: (locked: LockedExecution) => Promise<T>,
) => Promise<T>;

/** One execution, and the only way to write its journal once it has begun. */
export class ExecutionHandle {
  constructor(
    private known: ExecutionSnapshot,
    private readonly acquire: AcquireLock,
  ) {}

  /** The newest durable state that this handle has seen; others may have written since. */
  get state(): ExecutionSnapshot {
    return this.known;
  }

  /**
   * Runs `work` with the execution to itself: what it decides by the state is what it appends to. Durable as a whole when
   * this resolves, or undone.
   */
  async lock<T>(work: (locked: LockedExecution) => Promise<T>): Promise<T> {
    let after = this.known;
    const result = await this.acquire(this.known.executionId, async (locked) => {
      const done = await work(locked);
      after = locked.state;
      return done;
    });
    this.known = after;
    return result;
  }

  /** Appends events, whatever others appended meanwhile. @returns the state after them */
  append(events: readonly FlowEvent[]): Promise<ExecutionSnapshot> {
    return this.lock((locked) => locked.append(events));
  }
}
