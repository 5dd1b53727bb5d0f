/**
 * What a terminal obeys instead of showing: control characters, of C1 too, and what reverses or hides the text around it.
 * Line feeds and tabs are text; a carriage return would write over the line.
 */
const OBEYED =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * Text that comes from elsewhere, such as a service or a file, as it may be shown at a terminal: what the terminal would obey is
 * written as JSON escapes it, so that JSON stays the same JSON.
 */
export function printable(text: string): string {
  return text.replace(OBEYED, (character) =>
    Array.from({ length: character.length }, (_, index) => escaped(character.charCodeAt(index))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
