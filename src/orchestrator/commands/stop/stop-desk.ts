import { Injectable } from '@nestjs/common';
import { type ExecutionSnapshot, type Reach, assertWithin } from '../../../domain';
import { FlowJournal, type LockedExecution } from '../../../journal';
import { ExecutionQueue } from '../../../storage';
import { ExecutionStore } from '../../execution';
import { type ExpectedRevisions, refuseStale } from '../refuse-stale';
import { refuseFinished } from './refuse-finished';

export interface StopCommand {
  /** For the journal and for people. */
  readonly reason: string;
  /** Revisions of the execution that the request is good for; absent: any. */
  readonly expected?: ExpectedRevisions;
}

/** Takes requests to stop. */
@Injectable()
export class StopDesk {
  constructor(
    private readonly journal: FlowJournal,
    private readonly queue: ExecutionQueue,
    private readonly store: ExecutionStore,
  ) {}

  /**
   * Once this resolves, nothing is sent for the execution any more. What was recorded before may be on its way: it is
   * looked up to its end, and the execution ends after it. An execution that has not begun ends at once. Asking again, also
   * after it has stopped, changes nothing.
   * @throws {AppError} `execution_not_found`, `precondition_failed`, or `execution_finished` when it ended otherwise
   */
  async stop(reach: Reach, executionId: string, command: StopCommand): Promise<ExecutionSnapshot> {
    const execution = await this.journal.open(executionId);
    assertWithin(reach, execution.state, executionId);
    const after = await execution.lock((locked) => this.request(locked, command));
    return after.status === 'Queued' ? this.store.stopQueued(execution) : after;
  }

  private async request(
    { trx, state, append }: LockedExecution,
    { reason, expected }: StopCommand,
  ): Promise<ExecutionSnapshot> {
    refuseStale(state, expected);
    const { executionId, status, stopRequested } = state;
    if (status === 'Stopped') return state;
    refuseFinished(state);
    if (stopRequested !== undefined) return state;
    const after = await append([{ type: 'stop_requested', reason }]);
    await this.queue.enqueue(trx, executionId);
    return after;
  }
}
