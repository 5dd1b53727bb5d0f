/** What a client would like (RFC 7240); absent: it did not say, or not so that it can be understood. */
export interface Preference {
  /** Seconds that the client would wait for a better answer, at most {@link MOST_WAIT_SECONDS}. */
  readonly wait?: number;
}

/** Longest that an answer is held, in seconds: below what proxies allow. */
export const MOST_WAIT_SECONDS = 25;

/** `name`, `name=token` or `name="quoted"`, with parameters that nobody defined for ours. */
const PREFERENCE = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s;"]*)))?\s*(?:;.*)?$/;

/** Reads `Prefer`. Of a preference that is named twice the first counts; one that makes no sense is ignored (RFC 7240 §2). */
export function readPreference(header: string | readonly string[] | undefined): Preference {
  if (header === undefined) return {};
  const listed = typeof header === 'string' ? header : header.join(',');
  for (const part of listed.split(',')) {
    const [, name, quoted, token] = PREFERENCE.exec(part) ?? [];
    if (name?.toLowerCase() !== 'wait') continue;
    const value = quoted ?? token ?? '';
    return /^\d{1,9}$/.test(value) ? { wait: Math.min(Number(value), MOST_WAIT_SECONDS) } : {};
  }
  return {};
}
