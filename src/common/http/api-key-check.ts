import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../domain';

const BEARER = /^Bearer +(\S+)$/i;

/** Tells requests that carry one of the configured keys from others, in time that does not depend on the key. */
export class ApiKeyCheck {
  private readonly digests: readonly Buffer[];

  /** @param keys none: every request may pass */
  constructor(keys: readonly string[]) {
    this.digests = keys.map(digestOf);
  }

  /** @throws {AppError} `unauthorized` unless `Authorization: Bearer` or `x-api-key` carries a configured key */
  assertAllowed(headers: IncomingHttpHeaders): void {
    if (this.digests.length === 0) return;
    const given = apiKeyIn(headers);
    if (given !== undefined && this.isKnown(digestOf(given))) return;
    throw new AppError(
      'unauthorized',
      given === undefined ? 'The request carries no API key.' : UNKNOWN_KEY,
      {
        suggestion: 'Send a configured key as "Authorization: Bearer <key>" or as "x-api-key: <key>".',
      },
    );
  }

  /** Compares with every key, also after a match. */
  private isKnown(digest: Buffer): boolean {
    return this.digests.map((known) => timingSafeEqual(known, digest)).includes(true);
  }
}

const UNKNOWN_KEY = 'The API key is not one of those configured.';

/** The key that a request carries, whether it is a configured one or not. */
export function apiKeyIn(headers: IncomingHttpHeaders): string | undefined {
  const [, bearer] = BEARER.exec(headers.authorization ?? '') ?? [];
  const key = headers['x-api-key'];
  return bearer ?? (typeof key === 'string' && key !== '' ? key : undefined);
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
