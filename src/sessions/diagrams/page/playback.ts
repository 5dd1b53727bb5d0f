import { type Markup, markup } from '../markup';

/** Which moment a page shows, and how many there are. */
export interface Moment {
  readonly revision: number;
  readonly newest: number;
  readonly isPlayback: boolean;
}

const FIRST = 'M2 2V12H4V2ZM12 2L5 7L12 12Z';
const BEFORE = 'M10.5 2L3.5 7L10.5 12Z';
const AFTER = 'M3.5 2L10.5 7L3.5 12Z';

function arrow(path: string): Markup {
  return markup`<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path fill="currentColor" d="${path}"/></svg>`;
}

/** Moves through the revisions; a form without a script, a slider that follows the hand with one. */
export function playback({ revision, newest, isPlayback }: Moment): Markup {
  const link = (at: number, path: string, name: string) =>
    at < 1 || at > newest || at === revision
      ? markup`<span class="arrow" aria-hidden="true">${arrow(path)}</span>`
      : markup`<a class="arrow" href="?format=html&amp;at=${at}" data-at="${at}" aria-label="${name}" title="${name}">${arrow(path)}</a>`;
  return markup`<form class="playback" method="get"><input type="hidden" name="format" value="html">
${link(1, FIRST, 'First revision')} ${link(revision - 1, BEFORE, 'Revision before')}
<input type="range" name="at" min="1" max="${newest}" value="${revision}" aria-label="Revision">
${link(revision + 1, AFTER, 'Revision after')} <button class="without-script">Show</button><button type="button" class="with-script" data-play>Play</button>
<span class="quiet nowrap">revision <output>${revision}</output> of ${newest}</span>
${isPlayback && markup`<a class="now" href="?format=html" data-at="">Back to now</a>`}</form>
`;
}
