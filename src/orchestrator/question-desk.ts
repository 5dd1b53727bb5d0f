import { Injectable } from '@nestjs/common';
import {
  type Answer,
  AppError,
  type AskedQuestion,
  type ExecutionSnapshot,
  isFinished,
  openQuestionOf,
} from '../domain';
import { FlowJournal, FlowReader } from '../sessions';
import { ExecutionQueue, type Transaction, UnitOfWork } from '../storage';
import { type Alongside, NOTHING_ELSE } from './alongside';
import { refuseStale } from './refuse-stale';
import { refuseUnfit } from './refuse-unfit-answer';
import { SignatureCheck } from './signature-check';

/** A person's answer to one question. */
export interface AnswerCommand {
  readonly questionId: string;
  readonly answer: Answer;
  /** `If-Match` (RFC 9110 §13.1.1): the entity tags of the states that the answer is good for. */
  readonly ifMatch?: string | undefined;
}

/** Takes answers: one a question, and only while it is open. */
@Injectable()
export class QuestionDesk {
  constructor(
    private readonly reader: FlowReader,
    private readonly journal: FlowJournal,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: ExecutionQueue,
    private readonly signatures: SignatureCheck,
  ) {}

  /**
   * @throws {AppError} `execution_not_found`, `execution_finished`, `precondition_failed`, `question_not_open`,
   *   `invalid_answer`, `transaction_expired`
   */
  async answer(
    executionId: string,
    command: AnswerCommand,
    alongside: Alongside<ExecutionSnapshot> = NOTHING_ELSE,
  ): Promise<ExecutionSnapshot> {
    const known = await this.reader.snapshot(executionId);
    if (known === undefined)
      throw new AppError('execution_not_found', `There is no execution ${executionId}.`);
    refuseStale(known, command.ifMatch);
    const question = openQuestion(known, command.questionId);
    refuseUnfit(question, command.answer);
    await this.signatures.check(question, command.answer);
    return this.unitOfWork.run(async (trx) => {
      const after = await this.take(trx, known, question, command.answer);
      await alongside(trx, after);
      return after;
    });
  }

  private async take(
    trx: Transaction,
    known: ExecutionSnapshot,
    { stepId, questionId }: AskedQuestion,
    answer: Answer,
  ): Promise<ExecutionSnapshot> {
    const { executionId, revision } = known;
    const event = { type: 'question_answered', stepId, questionId, answer } as const;
    const after = await this.journal.append(trx, executionId, [event]);
    if (after.revision !== revision + 1)
      throw new AppError('precondition_failed', 'The execution went on while the answer was on its way.');
    await this.queue.enqueue(trx, executionId);
    return after;
  }
}

function openQuestion(execution: ExecutionSnapshot, questionId: string): AskedQuestion {
  if (isFinished(execution.status)) {
    throw new AppError(
      'execution_finished',
      `Execution ${execution.executionId} has already ended: ${execution.status}.`,
    );
  }
  const open = openQuestionOf(execution);
  if (open?.questionId === questionId) return open;
  throw new AppError('question_not_open', `Question ${questionId} is not open.`, {
    suggestion: open ? `The open question is ${open.questionId}.` : 'No question is open now.',
  });
}
