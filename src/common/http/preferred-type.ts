interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

/**
 * The media type that an `Accept` header likes best out of those offered (RFC 9110 §12.5.1); of equals the one that
 * it names most exactly, then the first.
 * @returns `undefined` when it takes none of them
 */
export function preferredType(accept: string | undefined, offered: readonly string[]): string | undefined {
  if (accept === undefined) return offered[0];
  const ranges = accept.split(',').map(rangeOf);
  const liked = offered
    .map((type) => ({ type, ...likingOf(type, ranges) }))
    .filter(({ quality }) => quality > 0);
  return liked.sort((a, b) => b.quality - a.quality || b.exactness - a.exactness)[0]?.type;
}

function rangeOf(text: string): MediaRange {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { type, quality: Number.isFinite(quality) ? Math.min(1, Math.max(0, quality)) : 1 };
}

/** The quality of the range that names the type most exactly, and how exactly it does. */
function likingOf(type: string, ranges: readonly MediaRange[]) {
  const patterns = ['*/*', `${type.split('/')[0] ?? ''}/*`, type];
  const exactness = patterns.findLastIndex((pattern) => ranges.some((range) => range.type === pattern));
  const quality = ranges.find((range) => range.type === patterns[exactness])?.quality ?? 0;
  return { quality, exactness };
}
