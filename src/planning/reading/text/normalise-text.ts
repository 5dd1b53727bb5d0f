import type { RefusalCode } from '../../../domain';

/** The prompt in plain characters, and what of it no reader can trust. */
export interface NormalText {
  readonly text: string;
  readonly flaw?: { readonly code: RefusalCode; readonly detail: string };
}

const VULGAR: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
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
  '⅒': '1/10',
};

const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/u;
const RAISED_DIGITS = /[\u00B2\u00B3\u00B9\u2070-\u2079\u2080-\u2089\u2460-\u24FF]/u;
const INVISIBLE = /\u00AD|\u034F|[\u200B-\u200C\u200E-\u200F]|\u200D|\u2060|\uFEFF|\uFE0F/gu;
const PLAIN = /^[\n\t\x20-\x5F\x61-\x7E]*$/;

/**
 * Other digits, letters of full width, apostrophes, dashes and arrows become the plain ones; emoji and invisible
 * characters go. What shows one amount and means another (raised digits, marks that turn the direction of writing) is a flaw.
 */
export function normaliseText(prompt: string): NormalText {
  if (PLAIN.test(prompt)) return { text: abbreviated(prompt) };
  if (DIRECTION_MARKS.test(prompt)) return flawed('invalid_amount', 'hidden marks that turn the text around');
  if (RAISED_DIGITS.test(prompt)) return flawed('invalid_amount', 'raised, lowered or circled digits');
  const text = plainMarks(prompt.replace(/[¼½¾⅐-⅞]/gu, (sign) => ` ${VULGAR[sign] ?? sign} `))
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(INVISIBLE, '')
    .replace(/(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]\s*)+$/u, ' ')
    .replace(/(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]\s*)+/gu, ' , ');
  const foreign = /\p{L}*(?!\p{Script=Latin})\p{L}[\p{L}\p{N}]*/u.exec(text)?.[0];
  if (foreign === undefined) return { text: abbreviated(text) };
  const isMixed = /[A-Za-z]/.test(foreign);
  return {
    text,
    flaw: {
      code: isMixed ? 'unknown_token' : 'unsupported_intent',
      detail: isMixed
        ? `"${foreign}" mixes letters of several alphabets that look alike.`
        : `reev reads English only; it does not understand "${foreign.slice(0, 40)}".`,
    },
  };
}

/** "i.e." and "e.g." are words, and end no sentence. */
function abbreviated(text: string): string {
  return text
    .replace(/\bi\.\s?e\.?(?![\p{L}\p{N}])/giu, 'ie')
    .replace(/\be\.\s?g\.?(?![\p{L}\p{N}])/giu, 'eg');
}

function flawed(code: RefusalCode, what: string): NormalText {
  return {
    text: '',
    flaw: { code, detail: `The prompt contains ${what}, so its amounts cannot be trusted.` },
  };
}

function plainMarks(text: string): string {
  return text
    .replace(/(?<=\p{L})[`´‘’ʼʹ′＇‛](?=\p{L})/gu, "'")
    .replace(/[‘’‛`´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[→⇒➡➔⟶⇨➜↦➝⇾]/gu, ' -> ')
    .replace(/[−﹣－]/gu, '-')
    .replace(/(?<=^|\s)[‐‑‒–—](?=[\d.])/gu, '-')
    .replace(/[‐‑]/gu, '-')
    .replace(/[‒–—―]/gu, ' - ');
}

/** Decimal digits stand in blocks of ten, zero first. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
