import { preferredType } from '../../common/http';
import { PAGE_VERSION } from '../diagrams';

/** How an execution can be drawn, with the media type of each; what is asked for in no way is JSON. */
export const DIAGRAM_TYPES = {
  json: 'application/json',
  html: 'text/html',
  svg: 'image/svg+xml',
  mermaid: 'text/vnd.mermaid',
  ascii: 'text/plain',
} as const;

export type DiagramFormat = keyof typeof DIAGRAM_TYPES;
export const DIAGRAM_FORMATS = Object.keys(DIAGRAM_TYPES) as DiagramFormat[];

/** The format that a request wants: `?format=` beats `Accept`. */
export function diagramFormat(format: string | undefined, accept: string | undefined): DiagramFormat {
  const named = DIAGRAM_FORMATS.find((known) => known === format);
  if (named !== undefined) return named;
  const type = preferredType(accept, Object.values(DIAGRAM_TYPES));
  return DIAGRAM_FORMATS.find((known) => DIAGRAM_TYPES[known] === type) ?? 'json';
}

/** What the entity tag of a drawing says besides the state: its format, and of a page also the version of its script. */
export function diagramTag(format: DiagramFormat): string {
  if (format === 'json') return '';
  return format === 'html' ? `;html.${PAGE_VERSION}` : `;${format}`;
}
