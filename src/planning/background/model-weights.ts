import weights from './weights.json';

/** Weights of the model as they are stored: whole numbers, by template and value, for each label. */
export interface ModelWeights {
  /** Weights are stored times this. */
  readonly scale: number;
  /** By the gap between two words: from each label to each, nine of them. */
  readonly transitions: Readonly<Record<string, readonly number[]>>;
  readonly features: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** Learnt by `scripts/train-planner.mjs` from the sentences of `test/corpus/markup`. */
export const WEIGHTS: ModelWeights = weights;
