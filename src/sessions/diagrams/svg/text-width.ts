import { characterWidth } from '../wide-characters';

/** Advance widths of Arial and of what is metric-compatible with it, from U+0020 on, in thousandths of the font size. */
const ARIAL = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const SIGNS: Readonly<Record<string, number>> = { '…': 1000, '→': 1000, '·': 333, '–': 556, '—': 1000 };
/** Letters of other alphabets, and signs. */
const OTHER = 720;
const WIDE = 1_300;
/** Bold letters are wider, and so are fonts that stand in for Arial: of those in wide use, DejaVu Sans most. */
const BOLD = 1.08;
const RESERVE = 1.17;

export interface Font {
  /** Pixels. */
  readonly size: number;
  readonly isBold?: boolean;
}

/** How many pixels a line of text takes, rather too many than too few. */
export function textWidth(text: string, { size, isBold = false }: Font): number {
  let thousandths = 0;
  for (const character of text) thousandths += advanceOf(character);
  return (thousandths / 1_000) * size * (isBold ? BOLD : 1) * RESERVE;
}

function advanceOf(character: string): number {
  const known = ARIAL[(character.codePointAt(0) ?? 0) - 32] ?? SIGNS[character];
  if (known !== undefined) return known;
  const width = characterWidth(character);
  if (width === 'none') return 0;
  return width === 'wide' ? WIDE : OTHER;
}
