import weights from './weights.json';

/** Named features of a reading; each counts against it by its weight. */
export type Feature = Exclude<keyof typeof weights, 'margin'>;

export type Weights = Readonly<Record<keyof typeof weights, number>>;

/** Set by hand against the corpora. */
export const WEIGHTS: Weights = weights;

/** What counts against a reading. */
export class Tally {
  private sum = 0;

  constructor(private readonly weights: Weights = WEIGHTS) {}

  get total(): number {
    return this.sum;
  }

  add(feature: Feature, amount = 1): this {
    this.sum += this.weights[feature] * amount;
    return this;
  }
}
