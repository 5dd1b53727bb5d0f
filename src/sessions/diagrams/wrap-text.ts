/** How wide a text is, in whatever unit the lines are measured in. */
export type Measure = (text: string) => number;

export interface WrapOptions {
  readonly width: number;
  readonly widthOf: Measure;
  /** What does not fit into so many lines is cut, and an ellipsis says so. */
  readonly mostLines?: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks a text into lines between words, and within a word only when it is wider than a line. */
export function wrapText(text: string, { width, widthOf, mostLines = Infinity }: WrapOptions): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => partsOf(long, width, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
    if (lines.length > mostLines) break;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), withEllipsis(lines[mostLines - 1] ?? '', width, widthOf)];
}

/** As much of a text as fits beside an ellipsis. */
function withEllipsis(line: string, width: number, widthOf: Measure): string {
  const kept = Array.from(graphemes.segment(line), ({ segment }) => segment);
  while (kept.length > 0 && widthOf(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}

function partsOf(word: string, width: number, widthOf: Measure): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(word)) {
    const more = widthOf(segment);
    if (part !== '' && taken + more > width) {
      parts.push(part);
      part = '';
      taken = 0;
    }
    part += segment;
    taken += more;
  }
  return [...parts, part];
}
