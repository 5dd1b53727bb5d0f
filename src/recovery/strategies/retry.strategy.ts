import { Injectable } from '@nestjs/common';
import { Random } from '../../common/random';
import { backoffDelay } from '../backoff';
import { machineTimeSinceFailure } from '../machine-time';
import { type Advice, type Recoverable, RecoveryStrategy, notApplicable } from './recovery-strategy';

/** Tries the same again: at once where the class says so, else after a delay that grows. */
@Injectable()
export class RetryStrategy extends RecoveryStrategy {
  readonly name = 'retry';
  readonly errorClasses = ['transient', 'stale', 'unknown_outcome'] as const;

  constructor(private readonly random: Random) {
    super();
  }

  advise(failed: Recoverable): Advice {
    const { config, history, errorClass, now } = failed;
    const made = history.recoveries.filter(({ strategy }) => strategy === this.name).length;
    if (made >= config.retryAttempts) return notApplicable(`all ${config.retryAttempts} retries are used`);
    const delayMs = this.delay(failed, made);
    if (machineTimeSinceFailure(history, now) + delayMs > config.maxRecoveryTimeMs)
      return notApplicable(`the ${config.maxRecoveryTimeMs} ms for recovering a step would be exceeded`);
    const reason = `retry ${made + 1} of ${config.retryAttempts}`;
    return {
      isApplicable: true,
      decision: { kind: 'retry', strategy: this.name, errorClass, delayMs, reason },
    };
  }

  /** An upstream that says when to come back is obeyed. */
  private delay({ failure, config, policy }: Recoverable, made: number): number {
    if (failure.retryAfterMs !== undefined) return failure.retryAfterMs;
    if (policy.retriesAtOnce && made === 0) return 0;
    return backoffDelay(config, policy.retriesAtOnce ? made : made + 1, this.random.draw());
  }
}
