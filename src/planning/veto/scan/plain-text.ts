const VULGAR: Readonly<Record<string, string>> = {
  '¼': '1/4',
  '½': '1/2',
  '¾': '3/4',
  '⅐': '1/7',
  '⅑': '1/9',
  '⅒': '1/10',
  '⅓': '1/3',
  '⅔': '2/3',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
};

/** Apostrophes, and what keyboards and word processors put in their place. */
const APOSTROPHES = /['`´‘’‚‛ʹʻʼʽˈ′‵＇]/gu;
const DASHES = /[‐‑‒–—―−﹘﹣－]/gu;
const ARROWS = /(?:-+|=+)>|[→➔➜➝➞⇒⟶⟹➡]\uFE0F?/gu;
/** Characters that reorder or hide what a person sees. */
const HIDDEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u061C]/u;
/** Digits that a person reads otherwise than the digits that they are folded into: 1² is not 12. */
const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u209C\u2460-\u24FF\u2776-\u2793]/u;

/** Emoji, the joined ones too. */
const EMOJI =
  /\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?(?:\u200D\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)*/gu;

/** What cannot be seen as it is meant; `undefined` for a text without it. */
export function unreadableIn(prompt: string): string | undefined {
  const text = prompt.replace(EMOJI, ' ');
  return HIDDEN.exec(text)?.[0] ?? RAISED.exec(text)?.[0];
}

/** The text in plain characters: ASCII digits, one apostrophe, one dash, `->` for arrows, fractions written out. */
export function plainText(prompt: string): string {
  const written = prompt
    .replace(/[¼-¾⅐-⅞]/gu, (sign) => ` ${VULGAR[sign] ?? sign} `)
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-');
  return asciiDigits(written.normalize('NFKC'))
    .replace(/⁄/g, '/')
    .replace(APOSTROPHES, "'")
    .replace(ARROWS, ' -> ');
}

/** Decimal digits of every script as ASCII: Unicode numbers each script's ten digits in a row. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
