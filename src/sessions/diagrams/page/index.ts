export { PAGE_POLICY, PAGE_VERSION, SVG_POLICY } from './page-security';
export { renderKeyPage, renderPage } from './page.renderer';
export type { Moment } from './playback';
