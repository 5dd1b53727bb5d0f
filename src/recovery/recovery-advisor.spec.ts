import {
  DEFAULT_RECOVERY,
  type ErrorClass,
  type Failure,
  type FailureCode,
  type FlowStep,
  type RecoveryConfig,
  STRATEGIES,
  type StepSnapshot,
  type Strategy,
} from '../domain';
import { SystemRandom } from '../common/random';
import { RecoveryAdvisor } from './recovery-advisor';
import type { RecoveryDecision } from './recovery-decision';
import { type FailedAttempt, NO_OPTIONS, type Options, RecoveryStrategy } from './strategies';
import { AlternativeFlowStrategy } from './strategies/alternative-flow.strategy';
import { RetryStrategy } from './strategies/retry.strategy';
import { UserFulfillmentStrategy } from './strategies/user-fulfillment.strategy';

const CODES = {
  transient: 'rpc_unavailable',
  stale: 'slippage_exceeded',
  unknown_outcome: 'timeout_after_send',
  liquidity: 'venue_unavailable',
  insufficient_funds: 'insufficient_funds',
  needs_person: 'signature_missing',
  permanent: 'guard_violation',
} as const satisfies Record<ErrorClass, FailureCode>;

const EVERYTHING: RecoveryConfig = { ...DEFAULT_RECOVERY, enableUserFulfillment: true };
const WITH_OFFER: Options = {
  ...NO_OPTIONS,
  offers: [{ alternative: { kind: 'other_venue', venue: 'exchange' }, received: 2n, spent: 1n }],
};

const failureOf = (errorClass: ErrorClass): Failure => ({ code: CODES[errorClass], message: 'It broke.' });
const stepFor = (recovery: readonly Strategy[]) => ({ description: 'Swap', recovery }) as unknown as FlowStep;
const history = { attempts: [], questions: [], recoveries: [] } as unknown as StepSnapshot;
const failed = (errorClass: ErrorClass, more: Partial<FailedAttempt> = {}): FailedAttempt => ({
  step: stepFor(STRATEGIES),
  history,
  failure: failureOf(errorClass),
  config: EVERYTHING,
  options: WITH_OFFER,
  now: 0,
  ...more,
});

describe('RecoveryAdvisor', () => {
  const all = [
    new RetryStrategy(new SystemRandom()),
    new AlternativeFlowStrategy(),
    new UserFulfillmentStrategy(),
  ];
  const advisor = new RecoveryAdvisor(all);

  it('asks in the order in which strategies are named', () => {
    expect(all.map(({ name }) => name)).toEqual(STRATEGIES);
  });

  it.each<[ErrorClass, Strategy[], RecoveryDecision['kind']]>([
    ['transient', ['retry'], 'retry'],
    ['stale', ['retry'], 'retry'],
    ['unknown_outcome', ['retry'], 'retry'],
    ['liquidity', ['alternative_flow', 'user_fulfillment'], 'reroute'],
    ['insufficient_funds', ['alternative_flow', 'user_fulfillment'], 'reroute'],
    ['needs_person', ['user_fulfillment'], 'ask'],
    ['permanent', [], 'give_up'],
  ])('of a %s failure: %j, and first of all to %s', (errorClass, names, kind) => {
    expect(advisor.strategiesFor(errorClass).map(({ name }) => name)).toEqual(names);
    const decision = advisor.advise(failed(errorClass));
    expect(decision.kind).toBe(kind);
    expect('strategy' in decision ? decision.strategy : undefined).toBe(names[0]);
  });

  it('goes on to the next when one has nothing to offer', () => {
    expect(advisor.advise(failed('liquidity', { options: NO_OPTIONS }))).toMatchObject({
      kind: 'ask',
      strategy: 'user_fulfillment',
    });
  });

  it('names every reason when it gives up', () => {
    const config = { ...EVERYTHING, enableUserFulfillment: false };
    const decision = advisor.advise(failed('liquidity', { options: NO_OPTIONS, config }));
    expect(decision).toMatchObject({ kind: 'give_up' });
    expect(decision.reason).toBe(
      'another way: no other way is open; asking a person: asking a person is switched off',
    );
  });

  it('keeps to the strategies that the step allows', () => {
    const step = stepFor(['retry']);
    expect(advisor.advise(failed('liquidity', { step })).kind).toBe('give_up');
    expect(advisor.advise(failed('transient', { step })).kind).toBe('retry');
    const interest = advisor.interestedIn(step, failureOf('liquidity'), EVERYTHING);
    expect(interest).toEqual({ offers: false, facts: false });
  });

  it.each<[ErrorClass, Partial<RecoveryConfig> | undefined, boolean, boolean]>([
    ['liquidity', undefined, false, false],
    ['liquidity', { enableAlternativeFlows: true, enableUserFulfillment: false }, true, true],
    ['liquidity', { enableAlternativeFlows: false, enableUserFulfillment: true }, false, true],
    ['liquidity', { enableAlternativeFlows: false, enableUserFulfillment: false }, false, false],
    ['transient', { enableAlternativeFlows: true, enableUserFulfillment: true }, false, false],
  ])('of a %s failure with %j it wants offers: %s, facts: %s', (errorClass, config, offers, facts) => {
    const settings = config && { ...EVERYTHING, ...config };
    expect(advisor.interestedIn(stepFor(STRATEGIES), failureOf(errorClass), settings)).toEqual({
      offers,
      facts,
    });
  });

  it('takes the word of a strategy that it has never heard of', () => {
    class SecondThoughts extends RecoveryStrategy {
      readonly name = 'user_fulfillment';
      readonly errorClasses = ['permanent'] as const;
      advise() {
        const decision = {
          kind: 'retry',
          strategy: this.name,
          errorClass: 'permanent',
          delayMs: 7,
          reason: 'r',
        } as const;
        return { isApplicable: true, decision } as const;
      }
    }
    const more = new RecoveryAdvisor([...all, new SecondThoughts()]);
    expect(more.advise(failed('permanent'))).toMatchObject({ kind: 'retry', strategy: 'user_fulfillment' });
  });
});
