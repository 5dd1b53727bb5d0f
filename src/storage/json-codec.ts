type Encoded = string | number | boolean | null | readonly Encoded[] | { readonly [key: string]: Encoded };

/** Members whose name begins so are tags of ours; a member of the data that does is escaped by one more. */
const TAG = '$';
const BIGINT = '$bigint';
const MAP = '$map';

/**
 * A domain value as JSON text for the store: bigints and Maps come back as what they were, `undefined` members are
 * left out. A private format: what clients see is made by `toWire`.
 */
export function encodeJson(value: unknown): string {
  return JSON.stringify(encode(value));
}

/**
 * The value that {@link encodeJson} encoded.
 * @throws {SyntaxError} when the text is not JSON
 */
export function decodeJson(text: string): unknown {
  return decode(JSON.parse(text) as Encoded);
}

function encode(value: unknown): Encoded {
  if (typeof value === 'bigint') return { [BIGINT]: value.toString() };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Map)
    return { [MAP]: [...value].map(([key, member]) => [encode(key), encode(member)]) };
  const encoded: Record<string, Encoded> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) encoded[name.startsWith(TAG) ? TAG + name : name] = encode(member);
  }
  return encoded;
}

function decode(encoded: Encoded): unknown {
  if (typeof encoded !== 'object' || encoded === null) return encoded;
  if (Array.isArray(encoded)) return encoded.map(decode);
  const members = encoded as Record<string, Encoded>;
  const bigint = members[BIGINT];
  if (typeof bigint === 'string') return BigInt(bigint);
  const map = members[MAP];
  if (Array.isArray(map))
    return new Map((map as [Encoded, Encoded][]).map(([key, member]) => [decode(key), decode(member)]));
  const value: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    value[name.startsWith(TAG) ? name.slice(TAG.length) : name] = decode(members[name] ?? null);
  }
  return value;
}
