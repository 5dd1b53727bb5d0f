import {
  type AskedQuestion,
  ERROR_CLASS_TEXTS,
  type ExecutionSnapshot,
  type StepSnapshot,
  choiceLabel,
  isFinished,
  isOpen,
} from '../../domain';
import type { NodeStatus } from './graph-node';
import { type DecidedAt, isAsking } from './decided-at';
import type { Timeline } from './timeline';
import { answerText, elapsed, timeText } from './words';

/** Adds what a person was asked, and the answer. Questions come in the order of the decisions to ask. */
export function addQuestion(
  timeline: Timeline,
  execution: ExecutionSnapshot,
  { step, decision }: DecidedAt,
): void {
  const asked = step.recoveries.filter(isAsking).indexOf(decision);
  const question = step.questions.filter(({ proposal }) => proposal === undefined)[asked];
  timeline.because(`asks a person: ${ERROR_CLASS_TEXTS[decision.errorClass]}`);
  if (question) addAsked(timeline, execution, step, { title: 'Asked a person', question });
}

/** Adds what the wallet's owner was asked to sign, and what came back. */
export function addSignatureRequest(
  timeline: Timeline,
  execution: ExecutionSnapshot,
  step: StepSnapshot,
  question: AskedQuestion,
): void {
  addAsked(timeline, execution, step, { title: 'Asked the wallet to sign', question });
}

function addAsked(
  timeline: Timeline,
  execution: ExecutionSnapshot,
  step: StepSnapshot,
  { title, question }: { readonly title: string; readonly question: AskedQuestion },
): void {
  timeline.add({
    id: `question_${question.questionId}`,
    kind: 'question',
    status: questionStatus(question, execution),
    title,
    details: [
      question.text,
      `choices: ${question.choices.map((choice) => choiceLabel(choice, question.proposal !== undefined)).join('; ')}`,
      ...fateOf(question, execution),
    ],
    stepId: step.stepId,
    attempt: question.attempt,
    ...timesOf(question),
  });
  if (question.answer) addAnswer(timeline, question, step);
}

function questionStatus(question: AskedQuestion, { status }: ExecutionSnapshot): NodeStatus {
  if (question.answer) return 'succeeded';
  if (!isOpen(question)) return 'failed';
  return isFinished(status) ? 'stopped' : 'waiting';
}

function fateOf(question: AskedQuestion, { status }: ExecutionSnapshot): string[] {
  if (question.answer) return [];
  if (!isOpen(question)) return ['nobody answered in time'];
  return isFinished(status) ? [] : [`open until ${timeText(question.expiresAt)}`];
}

function timesOf({ askedAt, closedAt }: AskedQuestion) {
  const took = elapsed(askedAt, closedAt);
  return { startedAt: askedAt, ...(took !== undefined && { durationMs: took }) };
}

function addAnswer(
  timeline: Timeline,
  { questionId, attempt, answer, choices, closedAt }: AskedQuestion,
  step: StepSnapshot,
): void {
  if (answer === undefined) return;
  const chosen = choices.find(({ choice }) => choice === answer.choice);
  const mint = chosen && 'mint' in chosen ? chosen.mint : undefined;
  timeline.add({
    id: `answer_${questionId}`,
    kind: 'answer',
    status: answer.choice === 'abort' ? 'stopped' : 'succeeded',
    title: `Answer: ${answerText(answer, mint)}`,
    details: [],
    stepId: step.stepId,
    attempt,
    ...(closedAt !== undefined && { startedAt: closedAt }),
  });
}
