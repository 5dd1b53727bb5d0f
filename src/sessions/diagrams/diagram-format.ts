/** How a diagram can be had. */
export const DIAGRAM_FORMATS = ['json', 'mermaid', 'html', 'svg', 'ascii'] as const;
export type DiagramFormat = (typeof DIAGRAM_FORMATS)[number];

/** What each is sent as. */
export const DIAGRAM_TYPES: Readonly<Record<DiagramFormat, string>> = {
  json: 'application/json; charset=utf-8',
  mermaid: 'text/vnd.mermaid; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  ascii: 'text/plain; charset=utf-8',
};

/** @param accept `Accept` (RFC 9110 §12.5.1) @returns JSON where the client has no wish that can be met */
export function formatOf(accept: string | undefined): DiagramFormat {
  const wishes = (accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { type, quality: quality === undefined ? 1 : Number(quality) || 0 };
  });
  const known = wishes
    .map(({ type, quality }) => ({ format: BY_TYPE.get(type), quality }))
    .filter(({ format, quality }) => format !== undefined && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return known[0]?.format ?? 'json';
}

const BY_TYPE: ReadonlyMap<string, DiagramFormat> = new Map(
  DIAGRAM_FORMATS.map((format) => [DIAGRAM_TYPES[format].split(';')[0] ?? '', format]),
);
