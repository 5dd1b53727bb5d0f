import type { TokenMention } from '../scan/token-mentions';
import type { VerbMention } from '../scan/verb-mentions';
import type { Word } from '../scan/words';

/** Words between two pauses, signs left out. */
export interface Clause {
  /** Places of its words, in order. */
  readonly places: readonly number[];
  /** The same words. */
  readonly texts: readonly string[];
  /** Does it begin a sentence? */
  readonly isFirst: boolean;
  /** The conjunction or sign before it, and behind it; empty: none. */
  readonly opener: string;
  readonly closer: string;
}

/** What was found in a prompt before it is known which of it only tells. */
export interface Scene {
  readonly words: readonly Word[];
  readonly tokens: readonly TokenMention[];
  readonly verbs: readonly VerbMention[];
  /** Places of the words of numbers. */
  readonly numbered: ReadonlySet<number>;
}

export const namesToken = ({ tokens }: Scene, { places }: Clause): boolean =>
  tokens.some(({ start }) => places.includes(start));

export const namesNumber = ({ numbered }: Scene, { places }: Clause): boolean =>
  places.some((place) => numbered.has(place));

export const namesAddress = ({ words }: Scene, { places }: Clause): boolean =>
  places.some((place) => words[place]?.kind === 'address');

export const hasVerbOfMoney = ({ verbs }: Scene, { places }: Clause): boolean =>
  verbs.some(({ at }) => places.includes(at));

/** Names it neither a token nor a number? */
export const isWithoutMoney = (scene: Scene, clause: Clause): boolean =>
  !namesToken(scene, clause) && !namesNumber(scene, clause);

/** "please", "you", a question: somebody is asked for something. */
export function asksYou({ texts, closer }: Clause): boolean {
  return closer === '?' || texts.some((text) => /^(?:you|u|please|pls|plz|kindly)$/.test(text));
}
