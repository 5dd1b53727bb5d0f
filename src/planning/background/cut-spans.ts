import type { PromptWord } from './split-prompt';
import type { WordSpan } from './talk-spans';

/**
 * The prompt without some spans of its words; what divides the words around a span still divides them. Spans come in their
 * order and do not touch. Pure.
 */
export function cutSpans(prompt: string, words: readonly PromptWord[], spans: readonly WordSpan[]): string {
  let text = '';
  let from = 0;
  for (const { first, last } of spans) {
    const start = words[first - 1]?.end ?? 0;
    const gapStart = words[first]?.start ?? start;
    const gapEnd = words[last]?.end ?? gapStart;
    const end = words[last + 1]?.start ?? prompt.length;
    text += prompt.slice(from, start);
    const before = prompt.slice(start, gapStart);
    const after = prompt.slice(gapEnd, end);
    const quotes = (before + after).match(QUOTES)?.join('') ?? '';
    if (first > 0)
      text += last + 1 < words.length ? quotes + joint(before, after) : ending(before, after) + quotes;
    else text += quotes + opening(after);
    from = end;
  }
  return text + prompt.slice(from);
}

/** Quotation marks stay: what is quoted stays a quotation. */
const QUOTES = /["“”«»„]/g;

/** Between the words before a span and those after it. */
function joint(before: string, after: string): string {
  if (/\n/.test(before + after)) return '\n';
  const stop = /[.?!…]/.exec(before)?.[0] ?? /[.?!…]/.exec(after)?.[0];
  if (stop !== undefined) return `${stop === '…' ? '.' : stop} `;
  if (/[;:—–]|\s-\s/.test(before) && /[;:—–]|\s-\s/.test(after)) return ' ';
  const mark = /[;:]/.exec(before + after)?.[0];
  if (mark !== undefined) return `${mark} `;
  const commas = (before + after).split(',').length - 1;
  return commas === 1 ? ', ' : ' ';
}

/** After the last word, where a span ended the prompt. */
function ending(before: string, after: string): string {
  const stop = /[.?!]/.exec(before)?.[0] ?? /[?]/.exec(after)?.[0];
  return stop ?? '';
}

/** Before the first word, where a span opened the prompt. */
function opening(after: string): string {
  return /[$€£([{]$/.exec(after)?.[0] ?? '';
}
