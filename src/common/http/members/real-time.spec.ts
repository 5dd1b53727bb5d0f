import fc from 'fast-check';
import { isRealTime } from './real-time';

describe('isRealTime', () => {
  it.each([
    '2026-02-28T00:00:00Z',
    '2024-02-29T23:59:59Z',
    '2000-02-29T00:00:00Z',
    '2026-11-23t14:36:51.123456789z',
    '2026-11-23 14:36:51+05:30',
    '0001-01-01T00:00:00-23:59',
  ])('takes %s', (text) => {
    expect(isRealTime(text)).toBe(true);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+01:60',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '26-01-01T00:00:00Z',
    '2026-01-01T00:00:00.Z',
    '２０26-01-01T00:00:00Z',
    '',
    ['2026-01-01T00:00:00Z'],
    undefined,
  ])('takes %j for none', (text) => {
    expect(isRealTime(text)).toBe(false);
  });

  it('takes every time that Date prints', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(dates, (date) => isRealTime(date.toISOString())));
  });

  it('agrees with Date on which days exist', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
        const date = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(isRealTime(`${text}T00:00:00Z`)).toBe(exists);
      }),
    );
  });
});

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
