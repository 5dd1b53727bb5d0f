import { useState } from 'preact/hooks';
import { type Choice, recommendedChoice } from '../words/domain';
import type { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/client';
import { problemOf } from '../api/use-loaded';
import { ProblemNote } from '../parts/problem-note';
import { dayAndTime, fromNow } from '../words/times';
import { choiceOf } from './choice-of';
import { ChoiceForm } from './choice-form';
import { sendAnswer } from './send-answer';

export interface Asked {
  readonly executionId: string;
  readonly wallet: string;
  readonly question: Schema<'QuestionDto'>;
}

interface Props extends Asked {
  readonly onAnswered: () => void;
}

/** A question with a way to give each of its answers. */
export function QuestionCard({ executionId, wallet, question, onAnswered }: Props) {
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSending, setSending] = useState(false);
  const choices = question.choices.map(choiceOf);
  const recommended = recommendedChoice(choices);
  const answer = (work: Promise<Omit<Schema<'AnswerDto'>, 'question_id'>>) => {
    setSending(true);
    setProblem(undefined);
    work
      .then((body) => sendAnswer(executionId, { question_id: question.question_id, ...body }))
      .then(onAnswered, (error: unknown) => setProblem(problemOf(error)))
      .finally(() => setSending(false));
  };
  return (
    <section class="question" aria-label="Question">
      <p class="question-text" dir="auto">
        {question.text}
      </p>
      <ul class="choices">
        {choices.map((choice: Choice) => (
          <ChoiceForm
            key={choice.choice}
            choice={choice}
            wallet={wallet}
            isSigning={question.proposal !== null}
            isRecommended={choice === recommended}
            isDisabled={isSending}
            onAnswer={answer}
          />
        ))}
      </ul>
      <ProblemNote problem={problem} />
      <p class="hint">
        Answer <time title={dayAndTime(question.expires_at)}>{fromNow(question.expires_at)}</time> at the
        latest; without an answer, the step fails.
      </p>
    </section>
  );
}
