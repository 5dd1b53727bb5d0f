import type { Case } from '../case';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** "2, no, 3", "10 … make that 12": does a correction stand between this and a later one of its kind? */
export function isCorrected({ operators, words }: Case, span: Span, others: readonly Span[]): boolean {
  const next = others.find(({ start }) => start >= span.end);
  if (!next) return false;
  return operators.some(
    ({ label, text, start, end }) =>
      start >= span.end && end <= next.start && (label === 'repair' || isBareNo(words, text, start, end)),
  );
}

/** "no" between commas or dashes corrects; it denies nothing. */
export function isBareNo(words: Case['words'], text: string, start: number, end: number): boolean {
  const isPause = (at: number) => [',', '-', '.', ';', '('].includes(words[at]?.text ?? '');
  return (
    ['no', 'nope', 'nah', 'not'].includes(text) &&
    isPause(start - 1) &&
    (isPause(end) || words[end]?.kind === 'number')
  );
}
