import type { Alternative } from './alternative';
import type { ExecutionSnapshot, StepSnapshot } from './execution-snapshot';
import type { FlowEvent } from './flow-event';
import type { Answer } from './question';

type QuestionEvent = Extract<FlowEvent, { type: `question_${string}` }>;

/** The state after a question was asked, answered or left unanswered. */
export function questionTransition(
  snapshot: ExecutionSnapshot,
  event: QuestionEvent,
  at: string,
): ExecutionSnapshot {
  switch (event.type) {
    case 'question_asked': {
      const { question } = event;
      const asked = changed(snapshot, question.stepId, (step) => ({
        ...step,
        questions: [...step.questions, { ...question, askedAt: at }],
      }));
      return { ...asked, status: 'AwaitingUser' };
    }
    case 'question_answered': {
      const { answer } = event;
      const answered = changed(closed(snapshot, event, at, answer), event.stepId, (step) => ({
        ...step,
        alternatives: [...step.alternatives, ...alternativesOf(answer)],
      }));
      const isAborted = answer.choice === 'abort';
      const aborted = isAborted && { stopRequested: `The user chose to end the flow at ${event.stepId}.` };
      return { ...answered, ...aborted, status: 'Running' };
    }
    case 'question_expired':
      return { ...closed(snapshot, event, at), status: 'Running' };
    default:
      return event satisfies never;
  }
}

function closed(
  snapshot: ExecutionSnapshot,
  { stepId, questionId }: { readonly stepId: string; readonly questionId: string },
  at: string,
  answer?: Answer,
): ExecutionSnapshot {
  return changed(snapshot, stepId, (step) => ({
    ...step,
    questions: step.questions.map((question) =>
      question.questionId === questionId
        ? { ...question, closedAt: at, ...(answer && { answer }) }
        : question,
    ),
  }));
}

/** What an answer changes about the attempts that follow. */
function alternativesOf({ choice, amount, venue }: Answer): Alternative[] {
  switch (choice) {
    case 'reduce_amount':
    case 'provide_amount':
      return amount === undefined ? [] : [{ kind: 'other_amount', raw: amount }];
    case 'choose_venue':
      return venue === undefined ? [] : [{ kind: 'other_venue', venue }];
    case 'retry':
    case 'top_up':
    case 'sign':
    case 'abort':
      return [];
    default:
      return choice satisfies never;
  }
}

function changed(
  snapshot: ExecutionSnapshot,
  stepId: string,
  change: (step: StepSnapshot) => StepSnapshot,
): ExecutionSnapshot {
  return {
    ...snapshot,
    steps: snapshot.steps.map((step) => (step.stepId === stepId ? change(step) : step)),
  };
}
