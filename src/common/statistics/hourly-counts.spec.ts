import fc from 'fast-check';
import { HourlyCounts } from './hourly-counts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);
const iso = (time: number) => new Date(time).toISOString();

describe('HourlyCounts', () => {
  let reads: [string, string][];
  let events: number[];
  let counts: HourlyCounts<{ readonly count: number }>;

  beforeEach(() => {
    reads = [];
    events = [];
    counts = new HourlyCounts((from, until) => {
      reads.push([from, until]);
      const count = events.map(iso).filter((at) => at >= from && at < until).length;
      return Promise.resolve({ count });
    });
  });

  const total = async (since: number, now: number) =>
    (await counts.since(since, now)).reduce((sum, { count }) => sum + count, 0);

  it('reads up to the end of the hour that runs', async () => {
    await total(START + 1_800_000, START + HOUR + 1);
    expect(reads).toEqual([
      [iso(START + 1_800_000), iso(START + HOUR)],
      [iso(START + HOUR), iso(START + 2 * HOUR)],
    ]);
  });

  it('reads an hour that is over once, and the first and the last each time', async () => {
    const now = START + 3.5 * HOUR;
    await total(START + 1, now);
    reads = [];
    await total(START + 1, now);
    expect(reads.map(([from]) => from)).toEqual([iso(START + 1), iso(START + 3 * HOUR)]);
  });

  it('gives what is stamped just before the full hour the time to arrive', async () => {
    const now = START + HOUR + 60_000;
    expect(await total(START, now)).toBe(0);
    events.push(START + HOUR - 1);
    expect(await total(START, now)).toBe(1);
  });

  it('counts everything once, whatever the span', async () => {
    const span = fc.integer({ min: 0, max: 60 * HOUR });
    await fc.assert(
      fc.asyncProperty(fc.array(span, { maxLength: 50 }), span, async (offsets, since) => {
        events = offsets.map((offset) => START + offset);
        counts = new HourlyCounts((from, until) => {
          const count = events.map(iso).filter((at) => at >= from && at < until).length;
          return Promise.resolve({ count });
        });
        const now = START + 60 * HOUR;
        const expected = offsets.filter((offset) => offset >= since).length;
        expect([await total(START + since, now), await total(START + since, now)]).toEqual([
          expected,
          expected,
        ]);
      }),
    );
  });
});
