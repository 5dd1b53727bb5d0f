import { type AskedQuestion, isExpired, personMsBetween } from './question';

const at = (second: number) => new Date(second * 1_000).toISOString();
const asked = (from: number, to?: number) =>
  ({
    askedAt: at(from),
    expiresAt: at(100),
    ...(to !== undefined && { closedAt: at(to) }),
  }) as AskedQuestion;

describe('the time of a question', () => {
  it('is over at its end, not before', () => {
    expect(isExpired(asked(0), 99_999)).toBe(false);
    expect(isExpired(asked(0), 100_000)).toBe(true);
  });

  it.each([
    ['none', [], 0],
    ['one within', [asked(12, 15)], 3],
    ['one that is open', [asked(12)], 8],
    ['one from before', [asked(1, 9)], 0],
    ['one that was open at the start', [asked(1, 13)], 3],
    ['one that closed after the end', [asked(18, 30)], 2],
    ['one from after', [asked(21, 30)], 0],
    ['several', [asked(2, 4), asked(11, 12), asked(19)], 2],
    ['one with a clock that was set back', [asked(15, 12)], 0],
  ])('counts for a person between two moments: %s', (_name, questions, seconds) => {
    expect(personMsBetween(questions, 10_000, 20_000)).toBe(seconds * 1_000);
  });
});
