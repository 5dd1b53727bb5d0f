import { type ExecutionSnapshot, openQuestionOf } from '../../domain';
import type { QuestionsDto } from './dto/questions.dto';
import { questionView } from './step.view';

/** The questions of an execution, the open one apart. */
export function questionsView(execution: ExecutionSnapshot): QuestionsDto {
  const open = openQuestionOf(execution);
  const views = (isOpen: boolean) =>
    execution.steps
      .flatMap(({ questions }) => questions)
      .filter((question) => (question === open) === isOpen)
      .map(questionView);
  const { executionId, revision } = execution;
  return { execution_id: executionId, revision, open: views(true), closed: views(false) };
}
