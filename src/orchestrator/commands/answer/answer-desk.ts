import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import {
  type Answer,
  AppError,
  type AskedQuestion,
  type ExecutionSnapshot,
  type Reach,
  assertWithin,
} from '../../../domain';
import { type ExecutionHandle, FlowJournal, FlowReader, type LockedExecution } from '../../../journal';
import { ExecutionQueue, UnitOfWork } from '../../../storage';
import { type Alongside, NOTHING_ELSE } from '../alongside';
import { type ExpectedRevisions, refuseStale } from '../refuse-stale';
import { openQuestion, refuseExpired } from './open-question';
import { refuseUnfit } from './refuse-unfit-answer';
import { SignatureCheck } from './signature-check';

/** A person's answer to one question. */
export interface AnswerCommand {
  readonly questionId: string;
  readonly answer: Answer;
  /** Revisions of the execution that the answer is good for; absent: any. */
  readonly expected?: ExpectedRevisions;
}

/** Takes answers: one a question, and only while it is open. */
@Injectable()
export class AnswerDesk {
  constructor(
    private readonly reader: FlowReader,
    private readonly journal: FlowJournal,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: ExecutionQueue,
    private readonly signatures: SignatureCheck,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever gives the answer that was taken gets its result again, however late and whatever revision it expects (RFC 9110
   * §13.1.1): what it asks for has been done.
   * @returns the state right after the answer
   * @throws {AppError} `execution_not_found`, `execution_finished`, `precondition_failed`, `question_not_open`,
   *   `invalid_answer`, `transaction_expired`
   */
  async answer(
    reach: Reach,
    executionId: string,
    command: AnswerCommand,
    alongside: Alongside<ExecutionSnapshot> = NOTHING_ELSE,
  ): Promise<ExecutionSnapshot> {
    const execution = await this.journal.open(executionId);
    assertWithin(reach, execution.state, executionId);
    try {
      return await this.take(execution, command, alongside);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const taken = await this.afterSame(executionId, command);
      if (taken === undefined) throw error;
      await this.unitOfWork.run((trx) => alongside(trx, taken));
      return taken;
    }
  }

  private async take(
    execution: ExecutionHandle,
    { questionId, answer, expected }: AnswerCommand,
    alongside: Alongside<ExecutionSnapshot>,
  ): Promise<ExecutionSnapshot> {
    const known = execution.state;
    refuseStale(known, expected);
    const question = openQuestion(known, questionId, this.clock.now());
    refuseUnfit(question, answer);
    await this.signatures.check(question, answer);
    return execution.lock(async (locked) => {
      if (locked.state.revision !== known.revision)
        throw new AppError('precondition_failed', 'The execution went on while the answer was on its way.');
      const after = await this.write(locked, question, answer);
      await alongside(locked.trx, after);
      return after;
    });
  }

  private async write(
    { trx, append }: LockedExecution,
    question: AskedQuestion,
    answer: Answer,
  ): Promise<ExecutionSnapshot> {
    const { stepId, questionId } = question;
    refuseExpired(question, this.clock.now());
    const after = await append([{ type: 'question_answered', stepId, questionId, answer }]);
    await this.queue.enqueue(trx, after.executionId);
    return after;
  }

  /** The state right after the very answer was taken; `undefined`: it never was. */
  private async afterSame(
    executionId: string,
    { questionId, answer }: AnswerCommand,
  ): Promise<ExecutionSnapshot | undefined> {
    const events = await this.reader.events(executionId);
    const taken = events.find(
      ({ event }) => event.type === 'question_answered' && event.questionId === questionId,
    );
    if (taken?.event.type !== 'question_answered' || !isDeepStrictEqual(taken.event.answer, answer))
      return undefined;
    return this.reader.snapshotAt(executionId, taken.revision);
  }
}
