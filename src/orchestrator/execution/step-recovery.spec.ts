import { Logger } from '@nestjs/common';
import { FakeClock } from '../../common/clock/clock.fake';
import {
  type AttemptEnded,
  DEFAULT_RECOVERY,
  type ExecutionSnapshot,
  type Failure,
  type FlowEvent,
  type FlowStep,
  type RecoveryConfig,
} from '../../domain';
import { Tracing } from '../../observability';
import { NO_OPTIONS, RecoveryAdvisor, type RecoveryDecision } from '../../recovery';
import { project } from './advance';
import type { OptionsFinder } from './alternatives';
import { StepRecovery } from './step-recovery';
import { executionOf, planOf } from './test-plan.fake';

const plan = planOf([{ stepId: 'a' }, { stepId: 'b' }]);
const failure: Failure = { code: 'rpc_unavailable', message: 'away' };
const steps = plan.steps as readonly [FlowStep, FlowStep];
const ended: AttemptEnded = {
  type: 'attempt_ended',
  stepIds: ['a', 'b'],
  attempt: 1,
  failedStepId: 'b',
  outcome: 'failed',
  failure,
};
const alternative = { kind: 'other_venue', venue: 'exchange' } as const;
const rejected = [{ alternative: { kind: 'other_amount', raw: 1n }, reason: 'less' }] as const;

const DECISIONS = {
  retry: { kind: 'retry', strategy: 'retry', errorClass: 'transient', delayMs: 1_500, reason: 'again' },
  reroute: {
    kind: 'reroute',
    strategy: 'alternative_flow',
    errorClass: 'liquidity',
    alternative,
    rejected,
    reason: 'better',
  },
  ask: {
    kind: 'ask',
    strategy: 'user_fulfillment',
    errorClass: 'liquidity',
    text: 'How?',
    choices: [{ choice: 'retry' }],
    timeoutSeconds: 60,
    rejected: [],
    reason: 'asks',
  },
  give_up: { kind: 'give_up', errorClass: 'permanent', rejected: [], reason: 'nothing helps' },
} as const satisfies { [K in RecoveryDecision['kind']]: RecoveryDecision & { kind: K } };

describe('StepRecovery', () => {
  const clock = new FakeClock();
  const finder = { find: () => Promise.resolve(NO_OPTIONS) } as unknown as OptionsFinder;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  const running = (recovery: RecoveryConfig | undefined): ExecutionSnapshot => ({
    ...project(executionOf(plan), [{ type: 'execution_started' }], clock.timestamp()),
    ...(recovery && { recovery }),
  });

  function eventsAfter(decision: RecoveryDecision, recovery?: RecoveryConfig): Promise<FlowEvent[]> {
    const advisor = new RecoveryAdvisor([]);
    jest.spyOn(advisor, 'advise').mockReturnValue(decision);
    const stepRecovery = new StepRecovery(advisor, finder, clock, new Tracing());
    return stepRecovery.afterFailure(running(recovery), [ended], { failure, steps });
  }

  it.each<[RecoveryDecision['kind'], object, object[]]>([
    ['retry', { strategy: 'retry', delayMs: 1_500 }, []],
    ['reroute', { strategy: 'alternative_flow', delayMs: 0, alternative, rejected }, []],
    [
      'ask',
      { strategy: 'user_fulfillment', delayMs: 0 },
      [
        {
          type: 'question_asked',
          question: expect.objectContaining({
            questionId: 'b-1',
            stepId: 'b',
            attempt: 1,
            expiresAt: new Date(clock.now() + 60_000).toISOString(),
          }) as object,
        },
      ],
    ],
    [
      'give_up',
      { delayMs: 0 },
      [
        { type: 'step_failed', stepId: 'b', failure },
        {
          type: 'step_skipped',
          stepId: 'a',
          reason: 'it was in one transaction with b, which failed',
        },
      ],
    ],
  ])('journals the decision to %s, and what follows from it', async (kind, facts, consequences) => {
    const { errorClass, reason } = DECISIONS[kind];
    expect(await eventsAfter(DECISIONS[kind], DEFAULT_RECOVERY)).toEqual([
      ended,
      { type: 'recovery_decided', stepId: 'b', attempt: 1, errorClass, reason, ...facts },
      ...consequences,
    ]);
  });

  it('journals no decision in a mode that does not recover', async () => {
    const events = await eventsAfter(DECISIONS.give_up);
    expect(events.map(({ type }) => type)).toEqual(['attempt_ended', 'step_failed', 'step_skipped']);
  });
});
