import { ASCII_FORMAT } from './ascii.format';
import type { DiagramFormat } from './diagram-format';
import { HTML_FORMAT } from './html.format';
import { JSON_FORMAT } from './json.format';
import { MERMAID_FORMAT } from './mermaid.format';
import { SVG_FORMAT } from './svg.format';

/** Every form in which an execution can be drawn; what is asked for in no way is the first. */
export const FORMATS = {
  json: JSON_FORMAT,
  html: HTML_FORMAT,
  svg: SVG_FORMAT,
  mermaid: MERMAID_FORMAT,
  ascii: ASCII_FORMAT,
} as const satisfies Readonly<Record<string, DiagramFormat>>;

export type FormatName = keyof typeof FORMATS;

/** Is there a format of this name? */
export function isFormatName(name: unknown): name is FormatName {
  return typeof name === 'string' && Object.hasOwn(FORMATS, name);
}

export const FORMAT_NAMES: readonly FormatName[] = Object.keys(FORMATS).filter(isFormatName);

/** The format of this name, with its members as all formats have them. */
export function formatOf(name: FormatName): DiagramFormat {
  return FORMATS[name];
}
