import { DrainRate } from './drain-rate';

describe('DrainRate', () => {
  it('knows nothing before anything ended', () => {
    expect(new DrainRate().msFor(10, 1_000)).toBeUndefined();
  });

  it('extrapolates what ended lately', () => {
    const rate = new DrainRate();
    for (let now = 0; now < 10_000; now += 100) rate.noteEnd(now);
    expect(rate.msFor(50, 10_000)).toBe(5_000);
  });

  it('slows down while nothing ends, and forgets what ended more than a minute ago', () => {
    const rate = new DrainRate();
    rate.noteEnd(0);
    expect(rate.msFor(1, 30_000)).toBe(30_000);
    expect(rate.msFor(1, 60_001)).toBeUndefined();
  });
});
