import { ORDINARY_WORDS } from './ordinary-words';

/**
 * Is `word` a slip of the pen for `known`? One letter too many, too few or two letters swapped; from five letters on also
 * one wrong letter in the middle, and from eight on two slips. The first letter must be right, but for two swapped ones.
 */
export function isSlip(word: string, known: string): boolean {
  if (word.length < 3 || known.length < 4 || ORDINARY_WORDS.has(word) || word === known) return false;
  if (Math.abs(word.length - known.length) > 2) return false;
  if (word[0] !== known[0] && !(word[0] === known[1] && word[1] === known[0])) return false;
  const slips = distance(word, known);
  if (slips === 1) return word.length !== known.length || known.length >= 5 || isTransposed(word, known);
  return slips === 2 && known.length >= 8;
}

function isTransposed(word: string, known: string): boolean {
  return [...word].sort().join('') === [...known].sort().join('');
}

/** Edits between two words, swapped neighbours counting as one (optimal string alignment); more than 3 is reported as 4. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 4, 4);
}
