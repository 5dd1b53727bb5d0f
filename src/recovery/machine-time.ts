import { type StepSnapshot, personMsBetween } from '../domain';

/** Milliseconds since the step's first failed attempt, without those that a person took since then. */
export function machineTimeSinceFailure({ attempts, questions }: StepSnapshot, now: number): number {
  const [first] = attempts.flatMap(({ endedAt }) => endedAt ?? []);
  if (first === undefined) return 0;
  const since = Date.parse(first);
  return Math.max(0, now - since - personMsBetween(questions, since, now));
}
