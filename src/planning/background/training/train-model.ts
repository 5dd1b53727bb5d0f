import type { TokenDirectory } from '../../token-directory';
import { marginalsOf } from '../chain';
import { BINDING, LABELS, ORDER, TALK } from '../label';
import type { ModelWeights } from '../model-weights';
import { splitPrompt } from '../split-prompt';
import { TEMPLATE_NAMES, featuresOf } from '../word-features';
import { type MarkedText, labelAt } from './marked-text';
import { toModelWeights } from './to-model-weights';

export interface TrainingOptions {
  /** Times that every sentence is seen. */
  readonly rounds: number;
  readonly seed: number;
  /** First step size of the gradient. */
  readonly rate: number;
  /** Pull of every weight towards zero; larger: fewer features. */
  readonly pull: number;
  /** What taking a binding word for talk counts more than other errors, as a score; for order, half of it. */
  readonly bindingAsTalk: number;
  /** Sentences that a feature stands in at least. */
  readonly rarest: number;
  /** Features that are kept at most. */
  readonly most: number;
}

export const TRAINING: TrainingOptions = {
  rounds: 24,
  seed: 7,
  rate: 0.025,
  bindingAsTalk: 0.5,
  pull: 0.02,
  rarest: 2,
  most: 9_000,
};

/** A sentence as numbers: of every word its features and its label, and the gap before it. */
interface Example {
  readonly features: readonly (readonly number[])[];
  readonly gaps: readonly number[];
  readonly labels: readonly number[];
}

const SIZE = LABELS.length;
const STEP = SIZE * SIZE;

/** Learns the weights from marked sentences by stochastic gradients; the same sentences give the same weights. Pure. */
export function trainModel(
  texts: readonly MarkedText[],
  tokens: TokenDirectory,
  options: TrainingOptions = TRAINING,
): ModelWeights {
  const features = new Names();
  const gaps = new Names();
  const counts = countsOf(texts, tokens);
  const examples = texts.flatMap((text) => exampleOf(text, { tokens, features, gaps, counts, options }));
  const words = new Learner(features.size * SIZE, options);
  const steps = new Learner(gaps.size * STEP, { ...options, pull: 0 });
  const random = randomFrom(options.seed);
  for (let round = 0; round < options.rounds; round += 1)
    for (const example of shuffled(examples, random)) learn(example, words, steps, options.bindingAsTalk);
  return toModelWeights(
    { names: features.all(), weights: words.weights },
    { names: gaps.all(), weights: steps.weights },
    options.most,
  );
}

function countsOf(texts: readonly MarkedText[], tokens: TokenDirectory): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of texts)
    for (const name of new Set(featuresOf(splitPrompt(text), tokens).flatMap(namesOf)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** As `template=value`. */
function namesOf(values: readonly string[]): string[] {
  return values.map((value, index) => `${TEMPLATE_NAMES[index] ?? ''}=${value}`);
}

interface Vocabulary {
  readonly tokens: TokenDirectory;
  readonly features: Names;
  readonly gaps: Names;
  readonly counts: ReadonlyMap<string, number>;
  readonly options: TrainingOptions;
}

function exampleOf(
  marked: MarkedText,
  { tokens, features, gaps, counts, options }: Vocabulary,
): readonly Example[] {
  const split = splitPrompt(marked.text);
  if (split.words.length === 0) return [];
  const isKept = (name: string): boolean => (counts.get(name) ?? 0) >= options.rarest;
  return [
    {
      features: featuresOf(split, tokens).map((values) =>
        namesOf(values)
          .filter(isKept)
          .map((name) => features.idOf(name)),
      ),
      gaps: split.words.map((_, at) => gaps.idOf(split.gaps[at] ?? 'edge')),
      labels: split.words.map(({ start }) => LABELS.indexOf(labelAt(marked, start))),
    },
  ];
}

/** One step down the gradient of one sentence: what is expected by the model less what was marked. */
function learn(
  { features, gaps, labels }: Example,
  words: Learner,
  steps: Learner,
  bindingAsTalk: number,
): void {
  const { length } = labels;
  const scores = new Float64Array(length * SIZE);
  const stepScores = new Float64Array(length * STEP);
  features.forEach((ids, at) => {
    for (let label = 0; label < SIZE; label += 1)
      scores[at * SIZE + label] = ids.reduce((sum, id) => sum + words.at(id * SIZE + label), 0);
    if (labels[at] === BINDING) scores.set(warned(scores, at, bindingAsTalk), at * SIZE);
    for (let step = 0; step < STEP; step += 1)
      stepScores[at * STEP + step] = steps.at((gaps[at] ?? 0) * STEP + step);
  });
  const expected = marginalsOf({ length, words: scores, steps: stepScores });
  features.forEach((ids, at) => {
    for (let label = 0; label < SIZE; label += 1) {
      const excess = (expected.words[at * SIZE + label] ?? 0) - (labels[at] === label ? 1 : 0);
      for (const id of ids) words.move(id * SIZE + label, excess);
    }
    if (at === 0) return;
    const marked = (labels[at - 1] ?? 0) * SIZE + (labels[at] ?? 0);
    for (let step = 0; step < STEP; step += 1) {
      const excess = (expected.steps[at * STEP + step] ?? 0) - (step === marked ? 1 : 0);
      steps.move((gaps[at] ?? 0) * STEP + step, excess);
    }
  });
}

/** The scores of a binding word as if the wrong labels stood better than they do, so that they are pushed back farther. */
function warned(scores: Float64Array, at: number, cost: number): number[] {
  const row = [...scores.subarray(at * SIZE, (at + 1) * SIZE)];
  row[TALK] = (row[TALK] ?? 0) + cost;
  row[ORDER] = (row[ORDER] ?? 0) + cost / 2;
  return row;
}

/** Weights that move against a gradient, each in steps that shrink with what it has moved already. */
class Learner {
  readonly weights: Float64Array;
  private readonly squares: Float64Array;

  constructor(
    size: number,
    private readonly options: Pick<TrainingOptions, 'rate' | 'pull'>,
  ) {
    this.weights = new Float64Array(size);
    this.squares = new Float64Array(size).fill(0.1);
  }

  at(index: number): number {
    return this.weights[index] ?? 0;
  }

  move(index: number, gradient: number): void {
    const weight = this.at(index);
    const pulled = gradient + this.options.pull * weight;
    const square = (this.squares[index] ?? 0) + pulled * pulled;
    this.squares[index] = square;
    this.weights[index] = weight - (this.options.rate * pulled) / Math.sqrt(square);
  }
}

/** Numbers names in the order of their first use. */
class Names {
  private readonly ids = new Map<string, number>();

  get size(): number {
    return this.ids.size;
  }

  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    this.ids.set(name, this.ids.size);
    return this.ids.size - 1;
  }

  all(): readonly string[] {
    return [...this.ids.keys()];
  }
}

/** A linear congruential generator: numbers from 0 up to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

function shuffled<One>(list: readonly One[], random: () => number): readonly One[] {
  return list
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
