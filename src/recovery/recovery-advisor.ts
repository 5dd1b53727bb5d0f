import { Injectable } from '@nestjs/common';
import { classifyFailure, policyOf } from './policies';
import type { RecoveryDecision } from './recovery-decision';
import type { FailedAttempt } from './strategies/recovery-strategy';
import { RetryStrategy } from './strategies/retry.strategy';

/** Decides what happens after a failed attempt: the strategies of the failure's class, in order, until one has an answer. */
@Injectable()
export class RecoveryAdvisor {
  constructor(private readonly retry: RetryStrategy) {}

  /** Without a configuration (direct mode) there is one attempt a step and no strategy. */
  advise(failed: FailedAttempt): RecoveryDecision {
    const { config, failure } = failed;
    const errorClass = classifyFailure(failure);
    if (config === undefined)
      return { kind: 'give_up', errorClass, reason: 'direct mode makes one attempt a step' };
    const policy = policyOf(errorClass);
    const reasons: string[] = [];
    for (const name of policy.strategies) {
      if (name !== this.retry.name) continue;
      const advice = this.retry.advise({ ...failed, config, errorClass, policy });
      if (advice.isApplicable) return advice.decision;
      reasons.push(`${name}: ${advice.reason}`);
    }
    return {
      kind: 'give_up',
      errorClass,
      reason: reasons.join('; ') || `no strategy recovers from a ${errorClass} failure`,
    };
  }
}
