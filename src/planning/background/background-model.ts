import type { TokenDirectory } from '../token-directory';
import { type ChainScores, marginalsOf } from './chain';
import { BINDING, LABELS, ORDER, TALK } from './label';
import type { ModelWeights } from './model-weights';
import { type PromptWord, type SplitPrompt } from './split-prompt';
import { TEMPLATE_NAMES, featuresOf } from './word-features';

const SIZE = LABELS.length;

/** A word and how likely it is each of {@link LABELS}. */
export interface LabelledWord extends PromptWord {
  readonly order: number;
  readonly talk: number;
  readonly binding: number;
}

/** A linear-chain conditional random field over the words of a prompt. Pure: the same text is always labelled the same. */
export class BackgroundModel {
  private readonly tables: readonly ReadonlyMap<string, readonly number[]>[];
  private readonly transitions: ReadonlyMap<string, readonly number[]>;

  constructor(
    weights: ModelWeights,
    private readonly tokens: TokenDirectory,
  ) {
    const scaled = (row: readonly number[]): readonly number[] => row.map((weight) => weight / weights.scale);
    this.tables = TEMPLATE_NAMES.map(
      (name) =>
        new Map(
          Object.entries(weights.features[name] ?? {}).map(([value, row]) => [value, scaled(row)] as const),
        ),
    );
    this.transitions = new Map(
      Object.entries(weights.transitions).map(([gap, row]) => [gap, scaled(row)] as const),
    );
  }

  /** Every word of a prompt with the probabilities of its labels; linear in its length. */
  label(split: SplitPrompt): readonly LabelledWord[] {
    if (split.words.length === 0) return [];
    const { words: likely } = marginalsOf(this.scoresOf(split));
    return split.words.map((word, at) => ({
      ...word,
      order: likely[at * SIZE + ORDER] ?? 0,
      talk: likely[at * SIZE + TALK] ?? 0,
      binding: likely[at * SIZE + BINDING] ?? 0,
    }));
  }

  private scoresOf(split: SplitPrompt): ChainScores {
    const { length } = split.words;
    const words = new Float64Array(length * SIZE);
    const steps = new Float64Array(length * SIZE * SIZE);
    featuresOf(split, this.tokens).forEach((values, at) => {
      words.set(this.sumOf(values), at * SIZE);
      const row = this.transitions.get(split.gaps[at] ?? 'edge');
      if (row) steps.set(row, at * SIZE * SIZE);
    });
    return { length, words, steps };
  }

  /** What the features of one word count for each label. */
  private sumOf(values: readonly string[]): [number, number, number] {
    let [order, talk, binding] = [0, 0, 0];
    for (const [index, table] of this.tables.entries()) {
      const row = table.get(values[index] ?? '');
      if (row === undefined) continue;
      order += row[ORDER] ?? 0;
      talk += row[TALK] ?? 0;
      binding += row[BINDING] ?? 0;
    }
    return [order, talk, binding];
  }
}
