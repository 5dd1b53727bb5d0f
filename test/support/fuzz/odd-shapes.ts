import type { ApiDocument, ApiSchema } from '../open-api';

/** Names that every JavaScript object inherits; none is a member of a request. */
export const INHERITED_NAMES: readonly string[] = [
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
];

/** Numbers as programs write them and people do not; a query takes decimal digits. */
export const ODD_NUMBERS: readonly string[] = [
  '0x10',
  '0b11',
  '0o17',
  '1e1',
  '2.0',
  '10.',
  '.5',
  '+5',
  '-0',
  ' 5',
  '1_0',
  '5n',
  '١٠',
  'Infinity',
  'NaN',
  '',
  'true',
];

/** Times that are spelt like times of RFC 3339 and do not exist. */
export const UNREAL_TIMES: readonly string[] = [
  '2026-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-04-31T12:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-00T00:00:00Z',
  '2026-01-32T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T23:60:00Z',
  '2026-01-01T23:59:61Z',
  '2026-01-01T00:00:00%2B24:00',
  '2026-01-01T00:00:00%2B01:60',
];

type Path = readonly (string | number)[];

/** A body with one thing wrong in it. */
export interface SpoiltBody {
  readonly what: string;
  readonly body: unknown;
}

/**
 * Every right body of a schema with one thing wrong: an object that is an array instead, at every depth, and at every object a
 * member that objects inherit.
 */
export function spoiltBodies(document: ApiDocument, schema: ApiSchema): readonly SpoiltBody[] {
  const body = fullBody(document, schema);
  return objectsIn(document, schema).flatMap((path) => {
    const at = path.join('.') || 'the body';
    const arrays = [[], [valueAt(body, path)]].map((value) => ({
      what: `${at} as ${value.length === 0 ? 'an empty array' : 'an array of itself'}`,
      body: replaced(body, path, value),
    }));
    const members = INHERITED_NAMES.map((name) => ({
      what: `${at} with ${name}`,
      body: replaced(body, path, withMember(valueAt(body, path), name)),
    }));
    return [...arrays, ...members];
  });
}

/** A right body that has every member, by the examples. */
function fullBody(document: ApiDocument, schema: ApiSchema): unknown {
  const {
    example,
    enum: values,
    type,
    properties,
    items,
    minimum,
    default: usual,
  } = document.resolve(schema);
  if (properties)
    return Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, fullBody(document, member)]),
    );
  if (example !== undefined && example !== null) return example;
  if (usual !== undefined) return usual;
  if (values) return values[0];
  switch ([type].flat()[0]) {
    case 'array':
      return [fullBody(document, items ?? {})];
    case 'object':
      return {};
    case 'integer':
    case 'number':
      return minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return 'x';
  }
}

/** Where the body has objects. */
function objectsIn(document: ApiDocument, schema: ApiSchema, at: Path = []): Path[] {
  const { type, properties = {}, items } = document.resolve(schema);
  switch ([type].flat()[0]) {
    case 'object':
      return [
        at,
        ...Object.entries(properties).flatMap(([name, member]) => objectsIn(document, member, [...at, name])),
      ];
    case 'array':
      return objectsIn(document, items ?? {}, [...at, 0]);
    default:
      return [];
  }
}

function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], body);
}

function replaced(body: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const inner = replaced((body as Record<string | number, unknown>)[step], rest, value);
  if (Array.isArray(body)) return body.with(Number(step), inner) as unknown[];
  return { ...(body as object), [step]: inner };
}

/** An own member, whatever its name: `__proto__` in a literal would be the prototype. */
function withMember(value: unknown, name: string): object {
  const copy = { ...(value as object) };
  Object.defineProperty(copy, name, { value: 1, enumerable: true });
  return copy;
}
