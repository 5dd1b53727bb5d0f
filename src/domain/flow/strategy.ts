/** What is known of a way to recover. */
interface StrategyDefinition {
  /** The strategy as something that is done. */
  readonly text: string;
  /** What a decision for it is followed by. */
  readonly leadsTo: 'attempt' | 'other_way' | 'question';
}

const TABLE = {
  retry: { text: 'trying again', leadsTo: 'attempt' },
  alternative_flow: { text: 'another way', leadsTo: 'other_way' },
  user_fulfillment: { text: 'asking a person', leadsTo: 'question' },
} as const satisfies Readonly<Record<string, StrategyDefinition>>;

/** A way to recover from a failed attempt. */
export type Strategy = keyof typeof TABLE;

/** Every strategy by its name, in the order in which they are tried. */
export const STRATEGY_DEFINITIONS: Readonly<Record<Strategy, StrategyDefinition>> = TABLE;
export const STRATEGIES = Object.keys(TABLE) as readonly Strategy[];
