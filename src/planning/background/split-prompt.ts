/** A word of a prompt and where it stands there. */
export interface PromptWord {
  /** As written. */
  readonly text: string;
  /** Lower case, with plain apostrophes. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/** What stands between two words. */
export type Gap =
  'edge' | 'space' | 'joined' | 'comma' | 'stop' | 'query' | 'line' | 'dash' | 'open' | 'close' | 'mark';

export interface SplitPrompt {
  readonly words: readonly PromptWord[];
  /** `gaps[i]` stands before word i; one more than there are words. */
  readonly gaps: readonly Gap[];
}

const WORD = new RegExp(
  [
    '(?<![\\p{L}\\p{N}])[1-9A-HJ-NP-Za-km-z]{32,44}(?![\\p{L}\\p{N}])',
    '[$€£]?\\p{N}+(?:[.,:]\\p{N}+)*[\\p{L}\\p{N}%]*',
    "[$€£]?\\p{L}[\\p{L}\\p{M}\\p{N}_]*(?:['’ʼ‘`]\\p{L}+)*",
    '\\.\\p{N}+[\\p{L}%]*',
  ].join('|'),
  'gu',
);
const APOSTROPHE = /[’ʼ‘`]/g;

/** Words of a prompt with the punctuation between them; linear in its length. Pure. */
export function splitPrompt(prompt: string): SplitPrompt {
  const words = [...prompt.matchAll(WORD)].map(({ 0: text, index }) => ({
    text,
    lower: text.toLowerCase().replace(APOSTROPHE, "'"),
    start: index,
    end: index + text.length,
  }));
  const gaps = [...words, undefined].map((word, at) => {
    const before = words[at - 1];
    return before && word ? gapOf(prompt.slice(before.end, word.start)) : 'edge';
  });
  return { words, gaps: withLastGap(prompt, words, gaps) };
}

/** A question mark at the end says what the prompt is. */
function withLastGap(prompt: string, words: readonly PromptWord[], gaps: readonly Gap[]): readonly Gap[] {
  const last = words.at(-1);
  if (last === undefined || !prompt.slice(last.end).includes('?')) return gaps;
  return [...gaps.slice(0, -1), 'query'];
}

const GAPS: readonly (readonly [RegExp, Gap])[] = [
  [/[\n\r]/, 'line'],
  [/\?/, 'query'],
  [/[.!…]/, 'stop'],
  [/[()[\]]\s*$/, 'open'],
  [/^[)\]]/, 'close'],
  [/[;:—–]|\s-+\s/, 'dash'],
  [/,/, 'comma'],
  [/^\s+$/, 'space'],
  [/\s/, 'mark'],
];

function gapOf(text: string): Gap {
  return GAPS.find(([pattern]) => pattern.test(text))?.[1] ?? 'joined';
}
