import { AppError } from '../domain';

/** Most characters of a key. */
export const MAX_KEY_LENGTH = 255;

/** A string of a structured field (RFC 9651 §3.3.3): printable ASCII, with `"` and `\` escaped. */
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
/** What many clients send instead. */
const BARE = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+$/;

/**
 * The key in an `Idempotency-Key` header, quoted as the draft says (draft-ietf-httpapi-idempotency-key-header-07) or
 * bare; `undefined` when there is no header.
 * @throws {AppError} `invalid_idempotency_key`
 */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? header.trim() : header.join(', ');
  const key = QUOTED.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1') ?? BARE.exec(text)?.[0] ?? '';
  if (key !== '' && key.length <= MAX_KEY_LENGTH) return key;
  throw new AppError(
    'invalid_idempotency_key',
    `An Idempotency-Key is one string of 1 to ${MAX_KEY_LENGTH} characters.`,
    {
      suggestion:
        'Send a new UUID with each new request: Idempotency-Key: "8e03978e-40d5-43dd-bc93-6894a57f9324".',
    },
  );
}
