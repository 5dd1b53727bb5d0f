import { COMMANDING } from './script/commanding';
import { FOLLOWING } from './script/following';
import { KEEPING_KEY } from './script/keeping-key';
import { LOADING } from './script/loading';
import { PLAYING } from './script/playing';

/** The script of the page; the same for every flow, so that one hash allows it. */
export const PAGE_SCRIPT = `(() => {
'use strict';
${[KEEPING_KEY, LOADING, FOLLOWING, COMMANDING, PLAYING].join('')}
document.documentElement.classList.add('scripted');
if (main().hasAttribute('data-key-wanted')) { if (key) go(at); }
else follow();
})();
`;
