import fc from 'fast-check';
import { ALL, MAX_U64, percent } from './amount';
import { partOf } from './basis-points';

describe('partOf', () => {
  it('never exceeds the whole, and two parts never exceed it together', () => {
    const raw = fc.bigInt({ min: 0n, max: MAX_U64 });
    fc.assert(
      fc.property(raw, fc.integer({ min: 0, max: 10_000 }), (whole, bps) => {
        expect(partOf(whole, bps) + partOf(whole, 10_000 - bps)).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

describe('percent', () => {
  it('writes the whole as all', () => {
    expect(percent(10_000)).toEqual(ALL);
    expect(percent(5_000)).toEqual({ kind: 'percent', bps: 5_000 });
  });
});
