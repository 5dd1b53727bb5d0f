import { Injectable } from '@nestjs/common';
import { Random } from '../../common/random';
import type { StepSnapshot } from '../../domain';
import { backoffDelay } from '../backoff';
import { type Advice, type Recoverable, RecoveryStrategy } from './recovery-strategy';

/** Tries the same again: at once where the class says so, else after a delay that grows. */
@Injectable()
export class RetryStrategy extends RecoveryStrategy {
  readonly name = 'retry';

  constructor(private readonly random: Random) {
    super();
  }

  advise(failed: Recoverable): Advice {
    const { config, history, errorClass, now } = failed;
    const made = history.recoveries.filter(({ strategy }) => strategy === this.name).length;
    if (made >= config.retryAttempts)
      return { isApplicable: false, reason: `all ${config.retryAttempts} retries are used` };
    const delayMs = this.delay(failed, made);
    const spent = now - firstFailureAt(history, now);
    if (spent + delayMs > config.maxRecoveryTimeMs) {
      return {
        isApplicable: false,
        reason: `the ${config.maxRecoveryTimeMs} ms for recovering a step would be exceeded`,
      };
    }
    const reason = `retry ${made + 1} of ${config.retryAttempts}`;
    return { isApplicable: true, decision: { kind: 'retry', errorClass, delayMs, reason } };
  }

  /** An upstream that says when to come back is obeyed. */
  private delay({ failure, config, policy }: Recoverable, made: number): number {
    if (failure.retryAfterMs !== undefined) return failure.retryAfterMs;
    if (policy.retriesAtOnce && made === 0) return 0;
    return backoffDelay(config, policy.retriesAtOnce ? made : made + 1, this.random.draw());
  }
}

function firstFailureAt({ attempts }: StepSnapshot, now: number): number {
  const [first] = attempts.flatMap(({ endedAt }) => endedAt ?? []);
  return first === undefined ? now : Date.parse(first);
}
