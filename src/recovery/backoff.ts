import type { RecoveryConfig } from '../domain';

type BackoffConfig = Pick<
  RecoveryConfig,
  'baseRetryDelayMs' | 'maxRetryDelayMs' | 'backoffMultiplier' | 'jitter'
>;

/**
 * Delay before the n-th retry: `min(base * multiplier^(n-1), max)`, rounded; with full jitter a part of it that is drawn
 * evenly (Brooker, "Exponential Backoff And Jitter", 2015).
 * @param retry counted from 1
 * @param draw evenly from [0, 1)
 * @returns whole milliseconds
 */
export function backoffDelay(config: BackoffConfig, retry: number, draw: number): number {
  const grown = config.baseRetryDelayMs * config.backoffMultiplier ** (retry - 1);
  const delay = Math.min(Math.round(grown), config.maxRetryDelayMs);
  return config.jitter === 'full' ? Math.floor(delay * draw) : delay;
}
