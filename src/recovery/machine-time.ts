import type { StepSnapshot } from '../domain';

/** Milliseconds since the step's first failed attempt, without those that a person took to answer. */
export function machineTimeSinceFailure({ attempts, questions }: StepSnapshot, now: number): number {
  const [first] = attempts.flatMap(({ endedAt }) => endedAt ?? []);
  if (first === undefined) return 0;
  const waited = questions.reduce(
    (total, { askedAt, closedAt }) =>
      total + (closedAt === undefined ? now : Date.parse(closedAt)) - Date.parse(askedAt),
    0,
  );
  return Math.max(0, now - Date.parse(first) - waited);
}
