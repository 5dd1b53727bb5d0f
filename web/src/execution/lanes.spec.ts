import { ticksOf } from './lanes';

describe('the marks of a scale of time', () => {
  it.each([
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [51, [0, 20, 40]],
    [1_900, [0, 500, 1_000, 1_500]],
    [252_000, [0, 100_000, 200_000]],
  ])('are few and round: %s ms', (span, ticks) => {
    expect(ticksOf(span).map((tick) => Number(tick.toFixed(3)))).toEqual(ticks);
  });
});
