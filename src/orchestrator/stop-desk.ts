import { Injectable } from '@nestjs/common';
import { AppError, type ExecutionSnapshot, type Reach, assertWithin, isFinished } from '../domain';
import { FlowJournal, type LockedExecution } from '../journal';
import { ExecutionQueue } from '../storage';
import { ExecutionStore } from './execution';
import { refuseStale } from './refuse-stale';

export interface StopCommand {
  /** For the journal and for people. */
  readonly reason: string;
  /** The entity tags of the states that the request is good for. */
  readonly ifMatch?: string | undefined;
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
    { reason, ifMatch }: StopCommand,
  ): Promise<ExecutionSnapshot> {
    refuseStale(state, ifMatch);
    const { executionId, status, stopRequested } = state;
    if (status === 'Stopped') return state;
    if (isFinished(status)) {
      throw new AppError('execution_finished', `Execution ${executionId} has already ended: ${status}.`, {
        suggestion: 'There is nothing to stop: read its status.',
      });
    }
    if (stopRequested !== undefined) return state;
    const after = await append([{ type: 'stop_requested', reason }]);
    await this.queue.enqueue(trx, executionId);
    return after;
  }
}
