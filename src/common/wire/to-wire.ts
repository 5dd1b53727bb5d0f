/** A value as JSON can carry it. */
export type Wire = string | number | boolean | null | readonly Wire[] | { readonly [member: string]: Wire };

type Upper =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z');

type SnakeCase<Name> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Upper ? `_${Lowercase<First>}` : First}${SnakeCase<Rest>}`
  : Name;

/** Names of the members that may be `undefined`, and are left out then. */
type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

type WiredMembers<T> = { readonly [K in Exclude<keyof T, Optional<T>> as SnakeCase<K>]: Wired<T[K]> } & {
  readonly [K in Optional<T> as SnakeCase<K>]?: Wired<Exclude<T[K], undefined>>;
};

/** The wire form of a `T`, as {@link toWire} makes it. */
export type Wired<T> = unknown extends T
  ? Wire
  : T extends bigint | Date
    ? string
    : T extends string | number | boolean | null
      ? T
      : T extends undefined
        ? null
        : T extends ReadonlyMap<unknown, infer Member>
          ? { readonly [key: string]: Wired<Member> }
          : T extends readonly (infer Item)[]
            ? Wired<Item>[]
            : { [K in keyof WiredMembers<T>]: WiredMembers<T>[K] };

/**
 * The wire form of a domain value: members in snake_case, bigints as decimal strings, a Map as an object whose keys
 * stay as they are, `undefined` members left out.
 * @throws {TypeError} for what has no wire form (functions, symbols)
 */
export function toWire<T>(value: T): Wired<T> {
  return wireOf(value) as Wired<T>;
}

function wireOf(value: unknown): Wire {
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
  if (Array.isArray(value)) return value.map(wireOf);
  if (value instanceof Map) return membersToWire(value.entries(), String);
  return membersToWire(Object.entries(value), snakeCase);
}

function membersToWire(entries: Iterable<[unknown, unknown]>, nameOf: (key: string) => string): Wire {
  const wire: Record<string, Wire> = {};
  for (const [key, member] of entries) {
    if (member !== undefined) wire[nameOf(String(key))] = wireOf(member);
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
