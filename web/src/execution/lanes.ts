import type { Schema } from '../api/client';
import { plainSteps } from '../words/plain-steps';
import type { Tone } from '../words/statuses';

type Status = Schema<'ExecutionStatusDto'>;
type Step = Schema<'StepDto'>;

/** A stretch of time in a lane, in milliseconds since the execution was accepted. */
export interface Stretch {
  readonly kind: 'step' | 'attempt' | 'question';
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  /** For who points at it. */
  readonly title: string;
}

export interface Lane {
  readonly stepId: string;
  readonly title: string;
  readonly stretches: readonly Stretch[];
}

export interface Lanes {
  /** The whole time, in milliseconds; above zero. */
  readonly span: number;
  readonly lanes: readonly Lane[];
}

const OUTCOME_TONES: ReadonlyMap<string | null, Tone> = new Map([
  ['landed', 'good'],
  ['failed', 'bad'],
  ['unknown', 'waiting'],
]);

/** The steps of an execution as lanes of one time scale. @param now milliseconds since the Unix epoch */
export function lanesOf(execution: Status, now: number): Lanes {
  const start = Date.parse(execution.created_at);
  const end = execution.finished_at === null ? now : Date.parse(execution.finished_at);
  const at = (time: string | null) => (time === null ? end - start : Date.parse(time) - start);
  const lanes = execution.steps.map((step) => ({
    stepId: step.step_id,
    title: plainSteps(step.description, execution.steps),
    stretches: stretchesOf(step, openQuestions(execution, step), at),
  }));
  return { span: Math.max(1, end - start), lanes };
}

/** Open questions stand with the execution, closed ones with their step. */
export function openQuestions({ questions }: Status, { step_id }: Step): Step['questions'] {
  return questions.filter((question) => question.step_id === step_id);
}

function stretchesOf(
  step: Step,
  open: Step['questions'],
  at: (time: string | null) => number,
): readonly Stretch[] {
  const { started_at, ended_at, attempts } = step;
  if (started_at === null) return [];
  return [
    { kind: 'step', from: at(started_at), to: at(ended_at), tone: 'calm', title: step.description },
    ...[...step.questions, ...open].map((question) => ({
      kind: 'question' as const,
      from: at(question.asked_at),
      to: at(question.closed_at),
      tone: 'waiting' as const,
      title: `Waited for a person: ${question.text}`,
    })),
    ...attempts.map((attempt) => ({
      kind: 'attempt' as const,
      from: at(attempt.started_at),
      to: at(attempt.ended_at),
      tone: OUTCOME_TONES.get(attempt.outcome) ?? ('busy' as const),
      title: `Attempt ${attempt.attempt}: ${attempt.failure?.message ?? attempt.outcome ?? 'being sent'}`,
    })),
  ];
}

/** Moments to mark on a scale: few, and round. @param span milliseconds */
export function ticksOf(span: number): readonly number[] {
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step);
}
