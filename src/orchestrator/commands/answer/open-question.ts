import {
  AppError,
  type AskedQuestion,
  type ExecutionSnapshot,
  isExpired,
  isFinished,
  openQuestionOf,
} from '../../../domain';

/**
 * The question that is to be answered.
 * @throws {AppError} `execution_finished`, or `question_not_open` when another question is open, or none, or it has expired
 */
export function openQuestion(execution: ExecutionSnapshot, questionId: string, now: number): AskedQuestion {
  if (isFinished(execution.status)) {
    throw new AppError(
      'execution_finished',
      `Execution ${execution.executionId} has already ended: ${execution.status}.`,
    );
  }
  const open = openQuestionOf(execution);
  if (open?.questionId === questionId) {
    refuseExpired(open, now);
    return open;
  }
  throw new AppError('question_not_open', `Question ${questionId} is not open.`, {
    suggestion: open ? `The open question is ${open.questionId}.` : 'No question is open now.',
  });
}

/** @throws {AppError} `question_not_open` */
export function refuseExpired(question: AskedQuestion, now: number): void {
  if (!isExpired(question, now)) return;
  const { questionId, expiresAt } = question;
  throw new AppError('question_not_open', `Question ${questionId} could be answered until ${expiresAt}.`, {
    suggestion: 'Read the status: without an answer the step fails.',
  });
}
