import type { LabelledWord } from './background-model';

/** Words of a prompt next to each other: from `first` up to `last`, both in it. */
export interface WordSpan {
  readonly first: number;
  readonly last: number;
}

/** How sure the model has to be that a span is talk. */
export interface SpanLimits {
  /** Of every word. */
  readonly least: number;
  /** On average over the span. */
  readonly mean: number;
}

/** The longest stretches of words that are likely talk, each taken whole or not at all. */
export function talkSpans(words: readonly LabelledWord[], limits: SpanLimits): readonly WordSpan[] {
  const spans: WordSpan[] = [];
  words.forEach(({ talk, order, binding }, at) => {
    if (talk < order || talk < binding) return;
    const before = spans.at(-1);
    if (before?.last === at - 1) spans[spans.length - 1] = { ...before, last: at };
    else spans.push({ first: at, last: at });
  });
  return spans.filter((span) => isSure(words.slice(span.first, span.last + 1), limits));
}

function isSure(words: readonly LabelledWord[], { least, mean }: SpanLimits): boolean {
  const sum = words.reduce((total, { talk }) => total + talk, 0);
  return sum >= mean * words.length && words.every(({ talk }) => talk >= least);
}
