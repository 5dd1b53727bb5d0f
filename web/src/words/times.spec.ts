import { duration, fromNow } from './times';

const NOW = Date.parse('2026-11-27T12:00:00.000Z');

describe('spans of time', () => {
  it.each([
    [null, '–'],
    [0, '0 ms'],
    [999.4, '999 ms'],
    [1_000, '1 s'],
    [1_849, '1.8 s'],
    [42_400, '42 s'],
    [60_000, '1 min'],
    [100_000, '1 min 40 s'],
    [3_599_999, '59 min 59 s'],
    [3_600_000, '1 h'],
    [5_400_000, '1 h 30 min'],
  ])('%s is %s', (milliseconds, text) => {
    expect(duration(milliseconds).replaceAll('\u00a0', ' ')).toBe(text);
  });
});

describe('moments', () => {
  it.each([
    ['2026-11-27T11:59:57.000Z', 'just now'],
    ['2026-11-27T11:59:30.000Z', '30 sec. ago'],
    ['2026-11-27T11:48:10.000Z', '11 min. ago'],
    ['2026-11-27T12:09:30.000Z', 'in 9 min.'],
    ['2026-11-26T10:00:00.000Z', 'yesterday'],
  ])('%s is %s', (time, text) => {
    expect(fromNow(time, NOW)).toBe(text);
  });
});
