import fc from 'fast-check';
import { DEFAULT_RECOVERY } from '../domain';
import { backoffDelay } from './backoff';

const plain = { ...DEFAULT_RECOVERY, jitter: 'none' } as const;
const config = fc.record({
  baseRetryDelayMs: fc.integer({ min: 0, max: 60_000 }),
  maxRetryDelayMs: fc.integer({ min: 0, max: 600_000 }),
  backoffMultiplier: fc.double({ min: 1, max: 10, noNaN: true }),
  jitter: fc.constantFrom('full' as const, 'none' as const),
});

describe('backoffDelay', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [4, 8_000],
    [5, 10_000],
    [50, 10_000],
  ])('waits, before retry %i, %i ms by default', (retry, delay) => {
    expect(backoffDelay(plain, retry, 0.5)).toBe(delay);
  });

  it('is a whole number of milliseconds within its bounds, for any configuration', () => {
    fc.assert(
      fc.property(
        config,
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (any, retry, draw) => {
          const delay = backoffDelay(any, retry, draw);
          expect(Number.isInteger(delay)).toBe(true);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(any.maxRetryDelayMs);
        },
      ),
    );
  });

  it('never shrinks without jitter, and jitter never makes it longer', () => {
    fc.assert(
      fc.property(
        config,
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (any, retry, draw) => {
          const bare = { ...any, jitter: 'none' } as const;
          expect(backoffDelay(bare, retry + 1, draw)).toBeGreaterThanOrEqual(backoffDelay(bare, retry, draw));
          expect(backoffDelay({ ...any, jitter: 'full' }, retry, draw)).toBeLessThanOrEqual(
            backoffDelay(bare, retry, draw),
          );
        },
      ),
    );
  });
});
