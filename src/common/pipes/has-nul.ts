const NUL = '\u0000';

/** Does JSON data hold a NUL character, which no store keeps in a text? For data that is known not to nest deep. */
export function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => name.includes(NUL) || hasNul(member));
}
