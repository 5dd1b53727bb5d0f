import type { AttemptSnapshot, StepSnapshot } from './execution-snapshot';
import type { RecoveryDecided } from './flow-event';
import { failedAttemptsOf, recoveryOf } from './recovery-episode';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

const attempt = (number: number, second: number, outcome: 'failed' | 'landed'): AttemptSnapshot => ({
  attempt: number,
  startedAt: at(second),
  ended: { type: 'attempt_ended', stepIds: ['swap_1'], attempt: number, outcome },
  endedAt: at(second),
});
const decided = (
  number: number,
  errorClass: RecoveryDecided['errorClass'],
  strategy?: RecoveryDecided['strategy'],
): RecoveryDecided => ({
  type: 'recovery_decided',
  stepId: 'swap_1',
  attempt: number,
  errorClass,
  ...(strategy && { strategy }),
  delayMs: 0,
  reason: 'a test',
});
const stepOf = (more: Partial<StepSnapshot>): StepSnapshot => ({
  stepId: 'swap_1',
  tool: 'jupiter_swap',
  description: 'Swap',
  critical: true,
  dependsOn: [],
  status: 'Completed',
  attempts: [],
  recoveries: [],
  alternatives: [],
  questions: [],
  startedAt: at(0),
  ...more,
});

describe('recoveryOf', () => {
  it('sees none where nothing was decided', () => {
    expect(recoveryOf(stepOf({ attempts: [attempt(1, 1, 'landed')] }), at(1))).toBeUndefined();
    expect(
      recoveryOf(stepOf({ status: 'Failed', attempts: [attempt(1, 1, 'failed')] }), at(1)),
    ).toBeUndefined();
  });

  it('measures every strategy and class from where it came in', () => {
    const step = stepOf({
      attempts: [attempt(1, 1, 'failed'), attempt(2, 5, 'failed'), attempt(3, 9, 'landed')],
      recoveries: [decided(1, 'stale', 'retry'), decided(2, 'liquidity', 'alternative_flow')],
    });
    expect(failedAttemptsOf(step)).toBe(2);
    expect(recoveryOf(step, at(9))).toEqual({
      outcome: 'recovered',
      machineMs: 8_000,
      parts: [
        { kind: 'strategy', name: 'retry', outcome: 'exhausted', attempts: 1, machineMs: 8_000 },
        { kind: 'strategy', name: 'alternative_flow', outcome: 'recovered', attempts: 1, machineMs: 4_000 },
        { kind: 'error_class', name: 'stale', outcome: 'recovered', attempts: 1, machineMs: 8_000 },
        { kind: 'error_class', name: 'liquidity', outcome: 'recovered', attempts: 1, machineMs: 4_000 },
      ],
    });
  });

  it('measures a query, which has no attempts, from its start', () => {
    const query = stepOf({ recoveries: [decided(1, 'transient', 'retry')] });
    expect(failedAttemptsOf(query)).toBe(1);
    expect(recoveryOf(query, at(3))?.machineMs).toBe(3_000);
  });

  it('counts a question that is still open up to the end', () => {
    const question = {
      questionId: 'q',
      stepId: 'swap_1',
      attempt: 1,
      text: 'Retry?',
      choices: [],
      expiresAt: at(59),
      askedAt: at(2),
    };
    const step = stepOf({
      status: 'Running',
      attempts: [attempt(1, 1, 'failed')],
      recoveries: [decided(1, 'needs_person', 'user_fulfillment')],
      questions: [question],
    });
    expect(recoveryOf(step, at(50))).toMatchObject({
      outcome: 'stopped',
      machineMs: 1_000,
      personMs: 48_000,
    });
  });

  it('says that nothing applied when nothing was tried', () => {
    const step = stepOf({
      status: 'Failed',
      attempts: [attempt(1, 1, 'failed')],
      recoveries: [decided(1, 'permanent')],
    });
    const recovery = recoveryOf(step, at(1));
    expect(recovery?.outcome).toBe('not_applicable');
    expect(recovery?.parts.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['retry', 'not_applicable'],
      ['alternative_flow', 'not_applicable'],
      ['user_fulfillment', 'not_applicable'],
      ['permanent', 'not_applicable'],
    ]);
  });
});
