import type { Word } from './words';
import { wordSet } from './word-set';

const POLITE =
  wordSet(`if it it's its that's thats that this is isn't isnt not no any too much a an of for to bother trouble problem hassle inconvenience possible ok okay
  alright fine you u don't dont wouldn't wouldnt do mind can could would be so kind please all right convenient suits suit permits allow time have moment
  second good enough when whenever get chance free able minute willing may won't`);
const HEART = wordSet(
  `bother trouble problem hassle inconvenience possible alright fine mind kind convenient suits suit permits moment chance ok okay able willing`,
);

/** The places of "if it isn't any bother", "when you have a moment": clauses in words of courtesy alone. */
export function courtesyPlaces(words: readonly Word[]): ReadonlySet<number> {
  const places = new Set<number>();
  words.forEach(({ text, clause }, at) => {
    if (!/^(?:if|when|whenever)$/.test(text)) return;
    const rest = words.slice(at).filter((word) => word.clause === clause && word.kind !== 'sign');
    const isPolite = rest.every((word) => POLITE.has(word.text)) && rest.some((word) => HEART.has(word.text));
    if (isPolite) rest.forEach((_, offset) => places.add(at + offset));
  });
  return places;
}
