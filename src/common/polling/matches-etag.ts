import { uncodedEtag } from '../http';

/**
 * Does `If-None-Match` name this entity tag, of whichever content coding? Lists, `*` and weak tags are understood;
 * comparison is weak (RFC 9110 §13.1.2).
 */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag) return true;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => uncodedEtag(candidate.trim().replace(/^W\//, '')) === etag);
}
