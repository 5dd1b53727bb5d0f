import type { ExecutionStatus } from './follow-execution';
import { type PersistOptions, persist, unlessAborted } from './persist';
import type { ReevClient, ReevSchema } from './reev-client';
import { ReevProblem } from './reev-problem';

/** A question that an execution asks a person. */
export type FlowQuestion = ReevSchema<'QuestionDto'>;

/** The answer to the question that it was asked for. */
export type FlowAnswer = Omit<ReevSchema<'AnswerDto'>, 'question_id'>;

type Answerer = (
  question: FlowQuestion,
  status: ExecutionStatus,
) => FlowAnswer | undefined | Promise<FlowAnswer | undefined>;

/** Has each question of an execution answered once. */
export class QuestionDesk {
  private readonly asked = new Set<string>();

  constructor(
    private readonly client: ReevClient,
    private readonly answerer: Answerer,
    private readonly options: PersistOptions,
  ) {}

  /** Answers what is open and new. @throws {ReevProblem} when an answer is refused */
  async answer(status: ExecutionStatus): Promise<void> {
    for (const question of status.questions) {
      const { question_id, closed_at } = question;
      if (closed_at !== null || this.asked.has(question_id)) continue;
      this.asked.add(question_id);
      const asked = Promise.resolve(this.answerer(question, status));
      const answer = await unlessAborted(asked, this.options.signal);
      if (answer !== undefined) await this.send(status.execution_id, { ...answer, question_id });
    }
  }

  /** Sends an answer that counts once, however often it is sent. */
  private async send(executionId: string, body: ReevSchema<'AnswerDto'>): Promise<void> {
    const params = {
      path: { execution_id: executionId },
      header: { 'Idempotency-Key': crypto.randomUUID() },
    };
    try {
      await persist(
        () => this.client.POST('/api/v1/executions/{execution_id}/answers', { params, body }),
        this.options,
      );
    } catch (error) {
      // Somebody else was faster, or it expired: the execution goes on.
      if (!(error instanceof ReevProblem && error.code === 'question_not_open')) throw error;
    }
  }
}
