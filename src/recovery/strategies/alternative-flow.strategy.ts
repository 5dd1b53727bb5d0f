import { Injectable } from '@nestjs/common';
import type { RecoveryConfig, RejectedAlternative } from '../../domain';
import { machineTimeSinceFailure } from '../machine-time';
import {
  type Advice,
  type Offer,
  type OptionsOfInterest,
  type Recoverable,
  RecoveryStrategy,
  notApplicable,
} from './recovery-strategy';

/** Does the step another way: the one that was quoted to bring most, and for the same to cost least. */
@Injectable()
export class AlternativeFlowStrategy extends RecoveryStrategy {
  readonly name = 'alternative_flow';
  readonly errorClasses = ['liquidity', 'insufficient_funds'] as const;

  override needs({ enableAlternativeFlows: isEnabled }: RecoveryConfig): OptionsOfInterest {
    return { offers: isEnabled, facts: isEnabled };
  }

  advise({ config, options, errorClass, history, now }: Recoverable): Advice {
    if (!config.enableAlternativeFlows) return notApplicable('alternative flows are switched off');
    if (machineTimeSinceFailure(history, now) > config.maxRecoveryTimeMs)
      return notApplicable(`the ${config.maxRecoveryTimeMs} ms for recovering a step are over`);
    const [best, ...others] = [...options.offers].sort(byWorth);
    if (best === undefined) return notApplicable('no other way is open');
    const { alternative } = best;
    const rejected = [...others.map(worse), ...options.rejected];
    const count = options.offers.length;
    const reason = count === 1 ? 'the only other way that is open' : `brings most of ${count} other ways`;
    return {
      isApplicable: true,
      decision: { kind: 'reroute', strategy: this.name, errorClass, alternative, rejected, reason },
    };
  }
}

function byWorth(a: Offer, b: Offer): number {
  return compare(b.received, a.received) || compare(a.spent, b.spent);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function worse({ alternative, received }: Offer): RejectedAlternative {
  return { alternative, received, reason: 'brings less, or the same for more' };
}
