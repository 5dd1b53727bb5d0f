/** Controls, formatting such as bidirectional overrides, line ends, what XML 1.0 has no place for. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\s]+/gu;
/** More marks on one letter than any writing has; they would cover the lines above. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;
/** Addresses and signatures in base58. */
export const KEY = /(?<!\w)[1-9A-HJ-NP-Za-km-z]{32,88}(?!\w)/;
const KEYS = new RegExp(KEY, 'g');

/** Text that shows what it says: whatever cannot be seen, or changes what others see, becomes a space. */
export function seenText(text: string): string {
  return text.replace(UNSEEN, ' ').replace(PILED_MARKS, '$1');
}

/** {@link seenText} as one line without spaces around it. */
export function plainText(text: string): string {
  return seenText(text).trim();
}

/** {@link plainText} with addresses and signatures cut to their ends. */
export function briefText(text: string): string {
  return plainText(text).replace(KEYS, (key) => `${key.slice(0, 4)}…${key.slice(-4)}`);
}

/** At most `most` characters. */
export function cutText(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
