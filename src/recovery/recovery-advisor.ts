import { Injectable } from '@nestjs/common';
import { ERROR_CLASS_TEXTS, type Failure, type RecoveryConfig, STRATEGY_DEFINITIONS } from '../domain';
import { classifyFailure, policyOf } from './policies';
import type { RecoveryDecision } from './recovery-decision';
import { AlternativeFlowStrategy } from './strategies/alternative-flow.strategy';
import type { FailedAttempt, RecoveryStrategy } from './strategies/recovery-strategy';
import { RetryStrategy } from './strategies/retry.strategy';
import { UserFulfillmentStrategy } from './strategies/user-fulfillment.strategy';

/** Which options are worth finding out before advice is asked for. */
export interface OptionsOfInterest {
  /** Other ways, quoted. */
  readonly offers: boolean;
  /** What the step needs and where it could be done. */
  readonly facts: boolean;
}

/** Decides what happens after a failed attempt: the strategies of the failure's class, in order, until one has an answer. */
@Injectable()
export class RecoveryAdvisor {
  private readonly strategies: readonly RecoveryStrategy[];

  constructor(retry: RetryStrategy, alternative: AlternativeFlowStrategy, person: UserFulfillmentStrategy) {
    this.strategies = [retry, alternative, person];
  }

  /** Quoting takes time: it is done only for failures that it can help with. */
  interestedIn(failure: Failure, config: RecoveryConfig | undefined): OptionsOfInterest {
    const { strategies } = policyOf(classifyFailure(failure));
    const isAsking = config?.enableUserFulfillment === true && strategies.includes('user_fulfillment');
    const isRerouting = config?.enableAlternativeFlows === true && strategies.includes('alternative_flow');
    return { offers: isRerouting, facts: isRerouting || isAsking };
  }

  /** Without a configuration (direct mode) there is one attempt a step and no strategy. */
  advise(failed: FailedAttempt): RecoveryDecision {
    const { config, failure, options } = failed;
    const errorClass = classifyFailure(failure);
    if (config === undefined)
      return { kind: 'give_up', errorClass, reason: 'this mode makes one attempt a step', rejected: [] };
    const policy = policyOf(errorClass);
    const reasons: string[] = [];
    for (const name of policy.strategies) {
      const strategy = this.strategies.find((known) => known.name === name);
      const advice = strategy?.advise({ ...failed, config, errorClass, policy });
      if (advice?.isApplicable === true) return advice.decision;
      reasons.push(`${STRATEGY_DEFINITIONS[name].text}: ${advice?.reason ?? 'unknown'}`);
    }
    const reason = reasons.join('; ') || `nothing helps: ${ERROR_CLASS_TEXTS[errorClass]}`;
    return { kind: 'give_up', errorClass, reason, rejected: options.rejected };
  }
}
