import { answerOf } from '../api/answer-of';
import { type Schema, api } from '../api/client';

/** Answers a question. @throws {ApiProblem} when the service does not take the answer */
export function sendAnswer(executionId: string, body: Schema<'AnswerDto'>) {
  const params = { path: { execution_id: executionId } };
  return answerOf(api().POST('/api/v1/executions/{execution_id}/answers', { params, body }));
}
