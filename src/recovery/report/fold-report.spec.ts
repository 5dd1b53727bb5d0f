import { foldReport } from './fold-report';
import type { ReportRows } from './report-rows';

const rowsOf = (rows: Partial<ReportRows>): ReportRows => ({
  flows: [],
  steps: [],
  recoveries: [],
  parts: [],
  ...rows,
});
const retry = (outcome: string, attempts: number, machineMs: number, count: number) => ({
  kind: 'strategy',
  name: 'retry',
  outcome,
  attempts,
  machine_ms: machineMs,
  count,
});

describe('foldReport', () => {
  it('weighs alike parts by their number', () => {
    const parts = [
      retry('recovered', 1, 100, 95),
      retry('recovered', 3, 9_000, 5),
      retry('exhausted', 3, 7_000, 25),
    ];
    const figures = foldReport(rowsOf({ parts })).byStrategy.retry;
    expect(figures).toMatchObject({ triggered: 125, recovered: 100, attempts: 185, successRate: 0.8 });
    expect(figures.recoveryMs).toEqual({ p50: 100, p95: 100, p99: 9_000 });
    expect(figures.attemptsToSuccess).toEqual({ p50: 1, p95: 1 });
    expect(figures.ci95?.low).toBeCloseTo(0.7213, 3);
  });

  it('leaves stopped recoveries out of the rate, and in what was triggered', () => {
    const parts = [retry('recovered', 1, 10, 3), retry('exhausted', 1, 10, 1), retry('stopped', 1, 10, 6)];
    expect(foldReport(rowsOf({ parts })).byStrategy.retry).toMatchObject({
      triggered: 10,
      successRate: 0.75,
    });
  });

  it('does not count skipped steps as tries, nor stopped flows as failures', () => {
    const { steps, flows } = foldReport(
      rowsOf({
        steps: [
          { status: 'Completed', failed_attempts: 0, count: 8 },
          { status: 'Completed', failed_attempts: 2, count: 1 },
          { status: 'Failed', failed_attempts: 1, count: 1 },
          { status: 'Skipped', failed_attempts: 0, count: 40 },
        ],
        flows: [
          { status: 'Completed', recovered_steps: 0, count: 6 },
          { status: 'Completed', recovered_steps: 1, count: 1 },
          { status: 'Timeout', recovered_steps: 0, count: 1 },
          { status: 'Stopped', recovered_steps: 0, count: 2 },
        ],
      }),
    );
    expect(steps).toMatchObject({ ended: 10, firstTry: 8, firstTryRate: 0.8 });
    expect(flows).toEqual({ total: 10, successful: 7, failed: 1, recovered: 1, successRate: 0.875 });
  });
});
