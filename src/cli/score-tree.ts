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
  /** Null: the file asserts nothing. */
  readonly assertion_score: number | null;
  /** Null: nothing of it can be told; absent: an older service. */
  readonly conduct_score?: number | null;
  readonly instruction_score: number;
  readonly onchain_score: number;
  readonly compatibility?: { readonly score: number; readonly verdict: string };
  readonly wrong_trade?: boolean;
  readonly conduct?: readonly {
    readonly type: string;
    readonly expected: string;
    readonly passed: boolean | null;
  }[];
  /** Sentences about what cost points. */
  readonly issues?: readonly string[];
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
  const conduct = (scoring.conduct ?? []).map(conductLine);
  const course = conduct.length === 0 ? [] : [draw('Course', conduct).split('\n')];
  return draw(head, [log, [scoreLine(scoring)], ...state, ...course]);
}

function scoreLine(scoring: Scoring): string {
  const { score, threshold, compatibility, wrong_trade: isWrong = false } = scoring;
  const grade = GRADES.find(([least]) => score >= least)?.[1] ?? 'very poor';
  const original = compatibility ? `; by the original's formula ${percent(compatibility.score)}` : '';
  const wrong = isWrong ? '; a wrong trade' : '';
  return `${grade}: ${partsOf(scoring)}; ${percent(threshold)} is enough${original}${wrong}`;
}

function partsOf({ assertion_score: state, conduct_score: conduct, instruction_score }: Scoring): string {
  const first =
    state === null ? `instructions ${percent(instruction_score)}` : `final state ${percent(state)}`;
  return conduct == null ? first : `${first} × 75 % + course ${percent(conduct)} × 25 %`;
}

function conductLine({ type, expected, passed }: NonNullable<Scoring['conduct']>[number]): string[] {
  const mark = passed === null ? '·' : passed ? '✅' : '❌';
  return [`${mark} ${type}: ${expected}${passed === null ? ' (cannot be told)' : ''}`];
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
