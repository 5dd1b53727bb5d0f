/** A text and what it is an example of. */
export type Example<L extends string> = readonly [label: L, text: string];

/** A classifier of texts by their words: counts with add-one smoothing, nothing else. */
export class NaiveBayes<L extends string> {
  private readonly words = new Map<L, Map<string, number>>();
  private readonly totals = new Map<L, number>();
  private readonly texts = new Map<L, number>();
  private readonly vocabulary = new Set<string>();

  constructor(
    examples: readonly Example<L>[],
    private readonly featuresOf: (text: string) => readonly string[],
  ) {
    for (const [label, text] of examples) this.learn(label, featuresOf(text));
  }

  /** The chance of each label, the likeliest first. */
  chances(text: string): readonly (readonly [label: L, chance: number])[] {
    const features = this.featuresOf(text);
    const scores = [...this.texts].map(([label, count]) => {
      const words = this.words.get(label);
      const whole = (this.totals.get(label) ?? 0) + this.vocabulary.size;
      const fits = features.map((feature) => Math.log(((words?.get(feature) ?? 0) + 1) / whole));
      return [label, fits.reduce((sum, fit) => sum + fit, Math.log(count))] as const;
    });
    const best = Math.max(...scores.map(([, score]) => score));
    const weights = scores.map(([label, score]) => [label, Math.exp(score - best)] as const);
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    return weights.map(([label, weight]) => [label, weight / total] as const).sort((a, b) => b[1] - a[1]);
  }

  private learn(label: L, features: readonly string[]): void {
    const words = this.words.get(label) ?? new Map<string, number>();
    this.words.set(label, words);
    this.texts.set(label, (this.texts.get(label) ?? 0) + 1);
    this.totals.set(label, (this.totals.get(label) ?? 0) + features.length);
    for (const feature of features) {
      words.set(feature, (words.get(feature) ?? 0) + 1);
      this.vocabulary.add(feature);
    }
  }
}
