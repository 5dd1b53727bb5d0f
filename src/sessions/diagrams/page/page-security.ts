import { createHash } from 'node:crypto';
import { SVG_STYLE } from '../svg';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the page may do: run its one script, wear its one style, and speak with the service it came from. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(PAGE_SCRIPT)}`,
  `style-src ${hashOf(PAGE_STYLE)}`,
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Changes with the script or the style, which are part of every page. */
export const PAGE_VERSION = createHash('sha256').update(PAGE_POLICY).digest('hex').slice(0, 8);

/** What a picture that is opened by itself may do: wear its style. */
export const SVG_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(SVG_STYLE)}`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
