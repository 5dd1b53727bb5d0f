import type { Scanner } from '../tags/scanner';
import type { Word } from '../text/word';

/** The first place from `from` up to `to` whose word passes the test; -1: none. Looks at no other word. */
export function placeWithin(
  { words }: Scanner,
  from: number,
  to: number,
  test: (word: Word) => boolean,
): number {
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    if (word !== undefined && test(word)) return at;
  }
  return -1;
}
