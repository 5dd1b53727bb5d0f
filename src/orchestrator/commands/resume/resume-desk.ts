import { Injectable } from '@nestjs/common';
import { Ids } from '../../../common/ids';
import { AppError, type ExecutionSnapshot, type Reach, assertWithin } from '../../../domain';
import { FlowJournal, FlowReader } from '../../../journal';
import { ExecutionQueue, type Transaction, UnitOfWork } from '../../../storage';
import { type Alongside, NOTHING_ELSE } from '../alongside';
import { refuseNotResumable } from './refuse-not-resumable';
import { resumedEvent } from './resumed-event';

/** Goes on where an execution ended: a new execution of the same plan that keeps what was finished. */
@Injectable()
export class ResumeDesk {
  constructor(
    private readonly reader: FlowReader,
    private readonly journal: FlowJournal,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: ExecutionQueue,
    private readonly ids: Ids,
  ) {}

  /**
   * Steps that completed keep their results and are not run again, unless they were undone; the failed one and all after
   * it are. Ordered faults are not ordered again. It stays its owner's, whoever resumes it.
   * @throws {AppError} `execution_not_found`, `execution_not_resumable` while it runs, when nothing is left to do, or when it was
   *   resumed before; `overloaded`
   */
  async resume(
    reach: Reach,
    executionId: string,
    alongside: Alongside<ExecutionSnapshot> = NOTHING_ELSE,
  ): Promise<ExecutionSnapshot> {
    const ended = await this.reader.snapshot(executionId);
    assertWithin(reach, ended, executionId);
    refuseNotResumable(ended);
    const resumed = this.ids.next(ended.mode);
    return this.unitOfWork.run(async (trx) => {
      await claim(trx, executionId, resumed);
      const queued = await this.journal.begin(trx, resumed, [resumedEvent(ended)]);
      await this.queue.accept(trx, resumed);
      await alongside(trx, queued);
      return queued;
    });
  }
}

/** Twice resumed, the same steps would run twice. */
async function claim({ db }: Transaction, executionId: string, resumedAs: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('resumptions')
    .values({ execution_id: executionId, resumed_as: resumedAs })
    .onConflict((conflict) => conflict.column('execution_id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return;
  const row = await db
    .selectFrom('resumptions')
    .select('resumed_as')
    .where('execution_id', '=', executionId)
    .executeTakeFirst();
  const by = row?.resumed_as ?? 'another execution';
  throw new AppError('execution_not_resumable', `Execution ${executionId} was already resumed as ${by}.`, {
    suggestion: `Watch ${by}, and resume that when it fails.`,
  });
}
