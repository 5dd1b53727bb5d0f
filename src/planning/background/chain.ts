import { LABELS } from './label';

const SIZE = LABELS.length;

/** Scores of one prompt: of every word by label, and of every step between words by label before and label after. */
export interface ChainScores {
  readonly length: number;
  /** `words[i * 3 + label]`. */
  readonly words: Float64Array;
  /** `steps[i * 9 + before * 3 + after]` leads to word i; that of word 0 is not used. */
  readonly steps: Float64Array;
}

export interface ChainMarginals {
  /** `words[i * 3 + label]`: the probability of the label. */
  readonly words: Float64Array;
  /** The probabilities of both labels at a step, as in {@link ChainScores}. */
  readonly steps: Float64Array;
  /** Logarithm of the sum over all ways to label the words. */
  readonly logTotal: number;
}

/** Forward-backward over a linear chain: exact marginals, linear in the words. */
export function marginalsOf({ length, words, steps }: ChainScores): ChainMarginals {
  const forward = new Float64Array(length * SIZE);
  const backward = new Float64Array(length * SIZE);
  for (let at = 0; at < length; at += 1) {
    for (let label = 0; label < SIZE; label += 1) {
      const own = words[at * SIZE + label] ?? 0;
      forward[at * SIZE + label] = own + (at === 0 ? 0 : comingTo(forward, steps, at, label));
    }
  }
  for (let at = length - 2; at >= 0; at -= 1) {
    for (let label = 0; label < SIZE; label += 1)
      backward[at * SIZE + label] = leaving(backward, { words, steps }, at, label);
  }
  const last = (length - 1) * SIZE;
  const logTotal = logSum(forward[last] ?? 0, forward[last + 1] ?? 0, forward[last + 2] ?? 0);
  return {
    words: forward.map((value, index) => Math.exp(value + (backward[index] ?? 0) - logTotal)),
    steps: stepsOf({ length, words, steps }, forward, backward, logTotal),
    logTotal,
  };
}

function comingTo(forward: Float64Array, steps: Float64Array, at: number, label: number): number {
  const from = (at - 1) * SIZE;
  const step = at * SIZE * SIZE + label;
  return logSum(
    (forward[from] ?? 0) + (steps[step] ?? 0),
    (forward[from + 1] ?? 0) + (steps[step + SIZE] ?? 0),
    (forward[from + 2] ?? 0) + (steps[step + 2 * SIZE] ?? 0),
  );
}

function leaving(
  backward: Float64Array,
  { words, steps }: Pick<ChainScores, 'words' | 'steps'>,
  at: number,
  label: number,
): number {
  const to = (at + 1) * SIZE;
  const step = (at + 1) * SIZE * SIZE + label * SIZE;
  const next = (other: number): number =>
    (words[to + other] ?? 0) + (steps[step + other] ?? 0) + (backward[to + other] ?? 0);
  return logSum(next(0), next(1), next(2));
}

function stepsOf(
  { length, words, steps }: ChainScores,
  forward: Float64Array,
  backward: Float64Array,
  logTotal: number,
): Float64Array {
  return Float64Array.from({ length: length * SIZE * SIZE }, (_, index) => {
    const at = Math.floor(index / (SIZE * SIZE));
    if (at === 0) return 0;
    const before = (at - 1) * SIZE + (Math.floor(index / SIZE) % SIZE);
    const after = at * SIZE + (index % SIZE);
    const own = (steps[index] ?? 0) + (words[after] ?? 0);
    return Math.exp((forward[before] ?? 0) + own + (backward[after] ?? 0) - logTotal);
  });
}

function logSum(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
}
