import fc from 'fast-check';
import { passAt, passHat } from './pass-rates';
import { type Trial, trialSeed } from './trial';
import { trialReport } from './trial-report';

type Scored = Extract<Trial['outcome'], { kind: 'scored' }>;

function trial(task: string, number: number, outcome: Partial<Scored> | 'lost', agent = 'a'): Trial {
  const scored: Scored = {
    ...{ kind: 'scored', executionId: `${task}-${number}`, score: 1, succeeded: true, compatibilityScore: 1 },
    ...{ wrongTrade: false, latencyMs: 10, disturbedSteps: 0, recoveredSteps: 0 },
    ...{ issues: [], trace: '' },
    ...(outcome === 'lost' ? {} : outcome),
  };
  const lost = { kind: 'infrastructure', message: 'The model did not answer.' } as const;
  const seed = trialSeed('s', task, number);
  return { agent, task, trial: number, seed, outcome: outcome === 'lost' ? lost : scored };
}

const FAILED = { score: 0.5, succeeded: false };
const ABOUT = { suite: 'suite', seed: 's' };

describe('pass rates', () => {
  it.each([
    [1, 4, 3, 0.75, 0.75],
    [2, 4, 3, 1, 0.5],
    [3, 4, 3, 1, 0.25],
    [4, 4, 3, 1, 0],
    [2, 5, 1, 0.4, 0],
    [2, 5, 0, 0, 0],
    [5, 5, 5, 1, 1],
  ])('of k = %d, n = %d, c = %d are %d and %d', (k, n, c, at, hat) => {
    expect(passAt(k, n, c)).toBeCloseTo(at, 12);
    expect(passHat(k, n, c)).toBeCloseTo(hat, 12);
  });

  it('are none with fewer trials than k', () => {
    expect([passAt(3, 2, 2), passHat(3, 2, 2)]).toEqual([null, null]);
  });

  it('are what counting every choice of k trials gives', () => {
    const arbitrary = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 8 }), (trials, k) => {
        fc.pre(k <= trials.length);
        const choices = choose(trials, k);
        const successes = trials.filter(Boolean).length;
        const share = (holds: (choice: boolean[]) => boolean) =>
          choices.filter(holds).length / choices.length;
        expect(passAt(k, trials.length, successes)).toBeCloseTo(
          share((choice) => choice.includes(true)),
          9,
        );
        expect(passHat(k, trials.length, successes)).toBeCloseTo(
          share((choice) => !choice.includes(false)),
          9,
        );
      }),
    );
  });
});

function choose(items: readonly boolean[], k: number): boolean[][] {
  const [first, ...rest] = items;
  if (k === 0) return [[]];
  if (first === undefined) return [];
  return [...choose(rest, k - 1).map((choice) => [first, ...choice]), ...choose(rest, k)];
}

describe('trialReport', () => {
  const trials = [
    trial('x', 1, {}),
    trial('x', 2, FAILED),
    trial('y', 1, { disturbedSteps: 2, recoveredSteps: 1 }),
    trial('y', 2, {}),
    trial('z', 1, { ...FAILED, score: 0, wrongTrade: true }),
    trial('z', 2, 'lost'),
  ];

  it('keeps what the infrastructure lost apart, and goes as far as the fewest trials', () => {
    const [agent] = trialReport(trials, ABOUT).agents;
    expect(agent).toMatchObject({
      infrastructureErrors: 1,
      wrongTrades: 1,
      recovery: { disturbed: 2, recovered: 1, rate: 0.5 },
      success: { rate: 0.6 },
      flipRate: 1 / 3,
    });
    expect(Object.keys(agent?.passHat ?? {})).toEqual(['1']);
    expect(agent?.passHat[1]).toBeCloseTo((0.5 + 1 + 0) / 3, 12);
    expect(agent?.score.mean).toBeCloseTo(3.5 / 5, 12);
  });

  it('is the same to the last digit for the same trials', () => {
    expect(trialReport(trials, ABOUT)).toEqual(
      trialReport(
        trials.map((one) => ({ ...one })),
        ABOUT,
      ),
    );
  });

  it('compares agents task by task', () => {
    const others = ['x', 'y', 'z'].flatMap((task) => [trial(task, 1, {}, 'b'), trial(task, 2, {}, 'b')]);
    const [comparison] = trialReport([...trials, ...others], ABOUT).comparisons;
    expect(comparison).toMatchObject({ agent: 'a', other: 'b', tasks: 3, better: 0, worse: 2, p: 0.5 });
    expect(comparison?.difference).toBeCloseTo((-0.25 + 0 - 1) / 3, 12);
  });

  it('is made of nothing without failing', () => {
    expect(trialReport([], ABOUT)).toMatchObject({ trials: 0, agents: [], comparisons: [] });
    expect(trialReport([trial('x', 1, 'lost')], ABOUT).agents[0]).toMatchObject({
      score: { mean: 0, ci95: null },
      success: { rate: null },
      passAt: {},
      passHatCi95: null,
    });
  });
});

describe('trialSeed', () => {
  it('differs by suite, task and number, and by nothing else', () => {
    const seeds = [
      trialSeed('s', 'a', 1),
      trialSeed('s', 'a', 2),
      trialSeed('s', 'b', 1),
      trialSeed('t', 'a', 1),
    ];
    expect(new Set(seeds).size).toBe(4);
    expect(trialSeed('s', 'a', 1)).toBe(seeds[0]);
  });
});
