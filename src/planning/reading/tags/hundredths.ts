import type { Word } from '../text/word';

/** Whole numbers with slashes, dashes or colons between them that add up to a hundred; else none. */
export function hundredths(words: readonly Word[], at: number): readonly number[] {
  const parts: number[] = [];
  for (
    let place = at;
    words[place]?.kind === 'number' && /^\d{1,2}$/.test(words[place]?.text ?? '');
    place += 2
  ) {
    parts.push(Number(words[place]?.text));
    if (!/^[/:-]$/.test(words[place + 1]?.text ?? '') || words[place + 1]?.isGlued !== true) break;
  }
  return parts.reduce((sum, part) => sum + part, 0) === 100 ? parts : [];
}
