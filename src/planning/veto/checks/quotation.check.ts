import type { Case, Objection } from '../case';

const QUOTES = /["“”«»„]/;

/** An order inside quotation marks is somebody's words, unless the whole prompt is one quotation. */
export function checkQuotation({ words, verbs }: Case): Objection | undefined {
  const marks = words.flatMap(({ text }, at) => (QUOTES.test(text) ? [at] : []));
  const [open, close] = [marks[0], marks.at(-1)];
  if (open === undefined || close === undefined || open === close) return undefined;
  const isWholePrompt = open === 0 && words.slice(close + 1).every(({ kind }) => kind === 'sign');
  const isStructured = words.some(({ text }) => text === '{');
  if (isWholePrompt || isStructured) return undefined;
  const quotesOrder = verbs.some(({ at }) => at > open && at < close && isBetweenMarks(marks, at));
  if (!quotesOrder) return undefined;
  return {
    code: 'unsupported_intent',
    detail: 'What stands in quotation marks is not taken as an order.',
    words: '"',
  };
}

function isBetweenMarks(marks: readonly number[], at: number): boolean {
  return marks.filter((mark) => mark < at).length % 2 === 1;
}
