/** Characters that stand on another one and take no room of their own. */
const MARK = /^[\p{M}\u{1F3FB}-\u{1F3FF}]$/u;
/** Characters as wide as they are high: East Asian writing and emoji. */
const WIDE =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]$/u;

export type CharacterWidth = 'none' | 'narrow' | 'wide';

/** The room that a character takes, roughly: terminals and fonts differ in the rest. */
export function characterWidth(character: string): CharacterWidth {
  if (character < '\u0300') return 'narrow';
  if (MARK.test(character)) return 'none';
  return WIDE.test(character) ? 'wide' : 'narrow';
}
