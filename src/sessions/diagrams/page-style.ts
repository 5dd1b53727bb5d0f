import { NODE_STYLES } from './node-styles';
import { SVG_STYLE } from './svg.renderer';

const badge = (name: string, theme: 'light' | 'dark', status: keyof typeof NODE_STYLES): string => {
  const { fill, stroke, text } = NODE_STYLES[status][theme];
  return `.badge.${name}{background:${fill};border-color:${stroke};color:${text}}`;
};

const badges = (theme: 'light' | 'dark'): string =>
  badge('Completed', theme, 'done') +
  badge('Failed', theme, 'failed') +
  badge('Timeout', theme, 'failed') +
  badge('Stopped', theme, 'skipped') +
  badge('Skipped', theme, 'skipped') +
  badge('AwaitingUser', theme, 'waiting') +
  badge('Running', theme, 'running') +
  badge('Queued', theme, 'pending') +
  badge('Pending', theme, 'pending');

/** Of the page and of the picture in it. */
export const PAGE_STYLE =
  ':root{color-scheme:light dark;--text:#1d1d20;--quiet:#5c5c66;--line:#dcdce2;--paper:#fff;--panel:#f7f7f9;--link:#1d4ed8}' +
  'body{margin:0;background:var(--paper);color:var(--text);font:15px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}' +
  'main{max-width:1100px;margin:0 auto;padding:20px 16px 40px}h1{font-size:21px;margin:6px 0;overflow-wrap:anywhere}' +
  'h2{font-size:16px;margin:26px 0 8px}p{margin:6px 0}.quiet{color:var(--quiet);font-size:13px}code{font-size:13px;overflow-wrap:anywhere}' +
  '.badge{display:inline-block;border:1px solid var(--line);border-radius:999px;padding:1px 10px;font-size:13px;font-weight:600}' +
  'progress{width:160px;height:10px;vertical-align:middle;accent-color:#1b7f4b}' +
  '.notice{border-left:4px solid #b42318;background:var(--panel);padding:8px 12px;margin:12px 0;overflow-wrap:anywhere}' +
  '.notice.ask{border-color:#a15c00}.picture{overflow-x:auto;border:1px solid var(--line);border-radius:10px;text-align:center}' +
  '.picture svg{max-width:100%;height:auto}.playback{display:flex;gap:12px;align-items:center;flex-wrap:wrap;margin:10px 0}' +
  '.playback input{flex:1 1 220px}.playback a{color:var(--link)}ol.steps{list-style:none;padding:0;margin:0}' +
  'ol.steps>li{border:1px solid var(--line);border-radius:10px;padding:10px 14px;margin:8px 0;background:var(--panel)}' +
  'ol.steps h3{font-size:15px;margin:0 0 4px;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:4px 0}' +
  'dt{color:var(--quiet);font-size:13px}dd{margin:0;font-size:13px;overflow-wrap:anywhere}' +
  '@media (max-width:560px){dl{grid-template-columns:1fr}dd{margin-bottom:6px}}' +
  badges('light') +
  '@media (prefers-color-scheme:dark){:root{--text:#ececf0;--quiet:#a3a3ad;--line:#35353c;--paper:#131316;--panel:#1b1b1f;--link:#8db4ff}' +
  `${badges('dark')}}` +
  SVG_STYLE;
