import type { Case } from '../case';

/** How many words a negation reaches. */
const REACH = 5;

/** Does a negation or a refusal stand before the word, in the same clause and near it? */
export function isNegated({ words, operators }: Case, at: number): boolean {
  return operators.some(
    ({ label, end }) =>
      (label === 'negation' || label === 'refusal') &&
      end <= at &&
      at - end <= REACH &&
      words[end - 1]?.clause === words[at]?.clause,
  );
}
