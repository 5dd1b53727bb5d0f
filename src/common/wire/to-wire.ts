/** A value as JSON can carry it. */
export type Wire = string | number | boolean | null | readonly Wire[] | { readonly [member: string]: Wire };

/**
 * The wire form of a domain value: members in snake_case, bigints as decimal strings, a Map as an object whose keys
 * stay as they are, `undefined` members left out.
 * @throws {TypeError} for what has no wire form (functions, symbols)
 */
export function toWire(value: unknown): Wire {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    case 'object':
      return objectToWire(value);
    default:
      throw new TypeError(`A ${typeof value} has no wire form`);
  }
}

function objectToWire(value: object | null): Wire {
  if (value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toWire);
  if (value instanceof Map) return membersToWire(value.entries(), String);
  return membersToWire(Object.entries(value), snakeCase);
}

function membersToWire(entries: Iterable<[unknown, unknown]>, nameOf: (key: string) => string): Wire {
  const wire: Record<string, Wire> = {};
  for (const [key, member] of entries) {
    if (member !== undefined) wire[nameOf(String(key))] = toWire(member);
  }
  return wire;
}

const snakeCased = new Map<string, string>();

function snakeCase(name: string): string {
  const known = snakeCased.get(name);
  if (known !== undefined) return known;
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (snakeCased.size < 1000) snakeCased.set(name, snake);
  return snake;
}
