import { Inject, Injectable } from '@nestjs/common';
import {
  ERROR_CLASS_TEXTS,
  type ErrorClass,
  type Failure,
  type FlowStep,
  type RecoveryConfig,
  STRATEGY_DEFINITIONS,
} from '../domain';
import { classifyFailure, policyOf } from './policies';
import type { RecoveryDecision } from './recovery-decision';
import {
  type FailedAttempt,
  NO_INTEREST,
  type OptionsOfInterest,
  RECOVERY_STRATEGIES,
  type RecoveryStrategy,
} from './strategies/recovery-strategy';

/** Decides what happens after a failed attempt: the strategies of the failure's class, in order, until one has an answer. */
@Injectable()
export class RecoveryAdvisor {
  constructor(@Inject(RECOVERY_STRATEGIES) private readonly strategies: readonly RecoveryStrategy[]) {}

  /** Those that are for failures of a class, in the order in which they are asked. */
  strategiesFor(errorClass: ErrorClass): readonly RecoveryStrategy[] {
    return this.strategies.filter(({ errorClasses }) => errorClasses.includes(errorClass));
  }

  /** What is worth finding out before advice is asked for. */
  interestedIn(step: FlowStep, failure: Failure, config: RecoveryConfig | undefined): OptionsOfInterest {
    if (config === undefined) return NO_INTEREST;
    const needs = this.allowed(step, classifyFailure(failure)).map((strategy) => strategy.needs(config));
    return { offers: needs.some(({ offers }) => offers), facts: needs.some(({ facts }) => facts) };
  }

  /** Without a configuration (direct mode) there is one attempt a step and no strategy. */
  advise(failed: FailedAttempt): RecoveryDecision {
    const { step, config, failure, options } = failed;
    const errorClass = classifyFailure(failure);
    if (config === undefined)
      return { kind: 'give_up', errorClass, reason: 'this mode makes one attempt a step', rejected: [] };
    const policy = policyOf(errorClass);
    const reasons: string[] = [];
    for (const strategy of this.allowed(step, errorClass)) {
      const advice = strategy.advise({ ...failed, config, errorClass, policy });
      if (advice.isApplicable) return advice.decision;
      reasons.push(`${STRATEGY_DEFINITIONS[strategy.name].text}: ${advice.reason}`);
    }
    const reason = reasons.join('; ') || `nothing helps: ${ERROR_CLASS_TEXTS[errorClass]}`;
    return { kind: 'give_up', errorClass, reason, rejected: options.rejected };
  }

  /** Of these, those that the step may be recovered by. */
  private allowed({ recovery }: FlowStep, errorClass: ErrorClass): readonly RecoveryStrategy[] {
    return this.strategiesFor(errorClass).filter(({ name }) => recovery.includes(name));
  }
}
