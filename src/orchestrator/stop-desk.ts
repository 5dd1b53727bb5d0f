import { Injectable } from '@nestjs/common';
import { AppError, type ExecutionSnapshot, type Reach, assertWithin, isFinished } from '../domain';
import { FlowJournal } from '../sessions';
import { ExecutionQueue, type Transaction, UnitOfWork } from '../storage';
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
    private readonly unitOfWork: UnitOfWork,
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
    const after = await this.unitOfWork.run((trx) => this.request(trx, reach, executionId, command));
    return after.status === 'Queued' ? this.store.stopQueued(after) : after;
  }

  private async request(
    trx: Transaction,
    reach: Reach,
    executionId: string,
    { reason, ifMatch }: StopCommand,
  ): Promise<ExecutionSnapshot> {
    const known = await this.journal.append(trx, executionId, []);
    assertWithin(reach, known, executionId);
    refuseStale(known, ifMatch);
    const { status, stopRequested } = known;
    if (status === 'Stopped') return known;
    if (isFinished(status)) {
      throw new AppError('execution_finished', `Execution ${executionId} has already ended: ${status}.`, {
        suggestion: 'There is nothing to stop: read its status.',
      });
    }
    if (stopRequested !== undefined) return known;
    const after = await this.journal.append(trx, executionId, [{ type: 'stop_requested', reason }]);
    await this.queue.enqueue(trx, executionId);
    return after;
  }
}
