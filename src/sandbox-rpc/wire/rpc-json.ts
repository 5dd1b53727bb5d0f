/** What newer JavaScript adds to JSON and the compiler's library does not know yet. */
interface NewerJson {
  rawJSON(text: string): unknown;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
}

const newer = JSON as unknown as NewerJson;
const WHOLE = /^-?\d+$/;

/**
 * JSON in which whole numbers may have any size: those that a number cannot hold come back as bigints.
 * @throws {SyntaxError}
 */
export function parseRpcJson(text: string): unknown {
  return newer.parse(text, (_key, value, { source = '' }) => {
    const isExact = typeof value !== 'number' || Number.isSafeInteger(value) || !WHOLE.test(source);
    return isExact ? value : BigInt(source);
  });
}

/** JSON with bigints as plain numbers, however large: every u64 of Solana is one. */
export function stringifyRpcJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'bigint' ? newer.rawJSON(member.toString()) : member,
  );
}
