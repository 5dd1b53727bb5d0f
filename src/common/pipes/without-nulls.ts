/**
 * The same JSON data without members that are null: to leave an optional member out and to send null for it is the same,
 * as it was for clients of the original. For data that is known not to nest deep.
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
