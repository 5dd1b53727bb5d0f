import type { Case, Objection } from '../case';

const QUOTES = /["“”«»„]/;

/**
 * An order inside quotation marks is somebody's words, unless the whole prompt is one quotation: a verb that moves money, or
 * three words and more that name a token or a number.
 */
export function checkQuotation(it: Case): Objection | undefined {
  const { words, verbs } = it;
  const marks = words.flatMap(({ text }, at) => (QUOTES.test(text) ? [at] : []));
  const [open, close] = [marks[0], marks.at(-1)];
  if (open === undefined || close === undefined || open === close) return undefined;
  const isWholePrompt = open === 0 && words.slice(close + 1).every(({ kind }) => kind === 'sign');
  const isStructured = words.some(({ text }) => text === '{');
  if (isWholePrompt || isStructured) return undefined;
  const quotesVerb = verbs.some(({ at }) => at > open && at < close && isBetweenMarks(marks, at));
  if (!quotesVerb && !quotesMoney(it, marks)) return undefined;
  return {
    code: 'unsupported_intent',
    detail: 'What stands in quotation marks is not taken as an order.',
    words: '"',
  };
}

function quotesMoney(
  { words, tokens, toldTokens, numbers, toldNumbers }: Case,
  marks: readonly number[],
): boolean {
  const named = [...tokens, ...toldTokens, ...numbers, ...toldNumbers];
  return marks.some((open, at) => {
    const close = marks[at + 1];
    if (at % 2 === 1 || close === undefined) return false;
    const isPhrase = words.slice(open + 1, close).filter(({ kind }) => kind !== 'sign').length >= 3;
    return isPhrase && named.some(({ start }) => start > open && start < close);
  });
}

function isBetweenMarks(marks: readonly number[], at: number): boolean {
  return marks.filter((mark) => mark < at).length % 2 === 1;
}
