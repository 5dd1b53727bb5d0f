/** The content codings of compressed answers, the preferred one first. */
export const CONTENT_CODINGS = ['br', 'gzip'] as const;

const CODED = new RegExp(`;(?:${CONTENT_CODINGS.join('|')})"$`);

/** The strong entity tag of a representation once it is compressed: other bytes need another tag (RFC 9110 §8.8.3.3). */
export function codedEtag(etag: string, coding: string): string {
  return etag.replace(/"$/, `;${coding}"`);
}

/** The entity tag of the representation before it was compressed. */
export function uncodedEtag(etag: string): string {
  return etag.replace(CODED, '"');
}
