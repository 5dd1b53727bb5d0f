/** What the command line reads of a scored run. */
export interface ScoredRun {
  readonly benchmark_id: string;
  readonly trace: string;
  readonly scoring: Scoring | null;
}

export interface Scoring {
  readonly score: number;
  readonly verdict: string;
  readonly threshold: number;
  readonly instruction_score: number;
  readonly onchain_score: number;
  readonly assertions: readonly {
    readonly type: string;
    readonly account: string;
    readonly expected: string;
    readonly actual: string;
    readonly passed: boolean;
  }[];
}

/** Least score of each grade, best first. */
const GRADES: readonly (readonly [number, string])[] = [
  [0.95, 'perfect'],
  [0.85, 'excellent'],
  [0.75, 'good'],
  [0.6, 'fair'],
  [0.4, 'poor'],
];

/** A run as a tree of text: verdict and score, what happened, and what the score is made of. */
export function scoreTree({ benchmark_id, trace, scoring }: ScoredRun): string {
  const log = trace.split('\n');
  if (scoring === null) return draw(`❌ ${benchmark_id}: not scored`, [log]);
  const mark = scoring.verdict === 'Succeeded' ? '✅' : '❌';
  const head = `${mark} ${benchmark_id} (Score: ${percent(scoring.score)}): ${scoring.verdict.toLowerCase()}`;
  const assertions = scoring.assertions.map(assertionLine);
  const state = assertions.length === 0 ? [] : [draw('Final state', assertions).split('\n')];
  return draw(head, [log, [scoreLine(scoring)], ...state]);
}

function scoreLine({ score, threshold, instruction_score, onchain_score }: Scoring): string {
  const grade = GRADES.find(([least]) => score >= least)?.[1] ?? 'very poor';
  const parts = `instructions ${percent(instruction_score)} × 75 % + on chain ${percent(onchain_score)} × 25 %`;
  return `${grade}: ${parts}; ${percent(threshold)} is enough`;
}

function assertionLine({ type, account, expected, actual, passed }: Scoring['assertions'][number]): string[] {
  return [`${passed ? '✅' : '❌'} ${type} of ${account}: expected ${expected}, found ${actual}`];
}

function draw(head: string, blocks: readonly (readonly string[])[]): string {
  const lines = blocks.flatMap((block, index) => {
    const [first, rest] = index === blocks.length - 1 ? ['└─ ', '   '] : ['├─ ', '│  '];
    return block.map((line, row) => (row === 0 ? first : rest) + line);
  });
  return [head, ...lines].join('\n');
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
