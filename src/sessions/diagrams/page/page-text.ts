import { type Markup, markup } from '../markup';
import { KEY } from '../plain-text';
import { timeText } from '../words';

const PARTS = new RegExp(`(${KEY.source})`);

/** A text in which addresses and signatures are cut to their ends; the whole shows over them. */
export function keyedText(text: string): Markup {
  const parts = text.split(PARTS).map((part, index) => (index % 2 === 0 ? part : keyMarkup(part)));
  return markup`${parts}`;
}

export function keyMarkup(key: string): Markup {
  return copyMarkup(key, `${key.slice(0, 4)}…${key.slice(-4)}`);
}

/** An id that a click copies whole; without a script the whole shows over it. */
export function copyMarkup(whole: string, shown = whole): Markup {
  return markup`<code class="copy" role="button" tabindex="0" data-copy="${whole}" title="${whole} (click to copy)">${shown}</code>`;
}

/** A moment to the second. */
export function timeMarkup(moment: string): Markup {
  return markup`<time datetime="${moment}">${timeText(moment)}</time>`;
}
