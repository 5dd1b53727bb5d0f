import { RefusedPrompt } from '../refused-prompt';
import { decimalOf, ratio, times } from '../text/ratio-arithmetic';
import type { Quantity } from './quantity';

/** Beyond half of the amount a tolerance protects nobody. */
const MAX_BPS = 5_000;

/**
 * Basis points of a slippage that was said.
 * @throws {RefusedPrompt} `invalid_amount`
 */
export function slippageBps(quantity: Quantity): number {
  if (quantity.kind === 'bad') throw new RefusedPrompt(quantity.code, quantity.detail);
  if (quantity.kind !== 'share' && quantity.kind !== 'bps')
    throw new RefusedPrompt(
      'invalid_amount',
      'The slippage has no unit: write it in percent or basis points.',
    );
  const bps = decimalOf(quantity.kind === 'bps' ? quantity.value : times(quantity.value, ratio(10_000n)));
  const value = Number(bps);
  if (bps !== undefined && Number.isInteger(value) && value >= 0 && value <= MAX_BPS) return value;
  throw new RefusedPrompt(
    'invalid_amount',
    `A slippage of ${value / 100} % cannot be set: it must be between 0 and 50 %.`,
  );
}
