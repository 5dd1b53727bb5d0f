import type { Case, Objection } from '../case';
import { equals } from '../exact';
import { wordSet } from '../scan/word-set';
import { objectTo } from './object-to';

const DETERMINERS = wordSet('the my our these those');

/** "Of the 1,000 USDC that I hold, lend 400": what the order takes from is told, and is never moved as a whole. */
export function checkHoldings(it: Case): Objection | undefined {
  const told = it.numbers.find(
    (number) =>
      opensPartitive(it, number.start) &&
      it.slots.some(({ kind, value }) => kind === 'tokens' && equals(value, number.value)),
  );
  return told && objectTo(it, told, 'tells what is held, and the plan would move it');
}

/** Does a sentence begin with "of" right before the number? */
function opensPartitive({ words }: Case, start: number): boolean {
  const at = DETERMINERS.has(words[start - 1]?.text ?? '') ? start - 2 : start - 1;
  const before = words[at - 1];
  return words[at]?.text === 'of' && (before === undefined || before.sentence !== words[at].sentence);
}
