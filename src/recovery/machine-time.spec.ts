import type { StepSnapshot } from '../domain';
import { machineTimeSinceFailure } from './machine-time';

const at = (second: number) => new Date(second * 1_000).toISOString();
const stepOf = (failedAt: number | undefined, ...questions: readonly (readonly [number, number?])[]) =>
  ({
    attempts: failedAt === undefined ? [] : [{ attempt: 1, startedAt: at(0), endedAt: at(failedAt) }],
    questions: questions.map(([from, to]) => ({
      askedAt: at(from),
      ...(to !== undefined && { closedAt: at(to) }),
    })),
  }) as unknown as StepSnapshot;

describe('the machine time since a failure', () => {
  it.each([
    ['nothing failed', stepOf(undefined, [1]), 0],
    ['nobody was asked', stepOf(10), 20],
    ['somebody signed before it', stepOf(10, [1, 9]), 20],
    ['somebody was asked after it', stepOf(10, [12, 17]), 15],
    ['a question is open', stepOf(10, [1, 9], [25]), 15],
  ])('%s', (_name, step, seconds) => {
    expect(machineTimeSinceFailure(step, 30_000)).toBe(seconds * 1_000);
  });
});
