/**
 * Does `If-None-Match` name this entity tag? Lists, `*` and weak tags are understood; comparison is weak (RFC 9110
 * §13.1.2).
 */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag) return true;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
