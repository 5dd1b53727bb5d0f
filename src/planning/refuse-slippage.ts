import { AppError, MAX_SLIPPAGE_BPS } from '../domain';
import type { IntendedStep } from './build-plan';

const PERCENT = 100;

/**
 * A prompt may tolerate as much loss as the member `slippage_bps` of a request, and no more.
 * @throws {AppError} `invalid_amount`
 */
export function refuseSlippage(steps: readonly IntendedStep[]): void {
  for (const { stepId, call } of steps) {
    const bps = 'slippageBps' in call ? call.slippageBps : undefined;
    if (bps === undefined || bps <= MAX_SLIPPAGE_BPS) continue;
    const most = `${MAX_SLIPPAGE_BPS / PERCENT} %`;
    throw new AppError(
      'invalid_amount',
      `${stepId} tolerates a slippage of ${bps / PERCENT} %; at most ${most} is allowed.`,
      { suggestion: `Name a slippage of at most ${most}, or none.` },
    );
  }
}
