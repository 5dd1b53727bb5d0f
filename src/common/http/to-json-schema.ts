/** Members whose values are data, not schemas. */
const DATA = new Set(['example', 'examples', 'default', 'value']);

/**
 * The schemas of an OpenAPI 3.0 document as those of OpenAPI 3.1, which are JSON Schema: where 3.0 says `nullable`, which
 * is silent about references and enumerations, 3.1 names null as a type.
 */
export function toJsonSchema<T>(document: T): T {
  return converted(document) as T;
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(converted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Record<string, unknown>).map(([name, inner]) => [
    name,
    DATA.has(name) && !isSchema(inner) ? inner : converted(inner),
  ]);
  return withNull(Object.fromEntries(members) as Record<string, unknown>);
}

/** A member of a schema may have the name of a keyword. */
function isSchema(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('type' in value || '$ref' in value);
}

function withNull(schema: Record<string, unknown>): Record<string, unknown> {
  const { nullable, ...rest } = schema;
  if (typeof nullable !== 'boolean') return schema;
  if (!nullable) return rest;
  const { $ref, allOf, type, ...others } = rest;
  const isReference = $ref !== undefined || allOf !== undefined;
  if (isReference) {
    const referred = Array.isArray(allOf) ? (allOf as unknown[]) : [{ $ref }];
    return { ...others, anyOf: [...referred, { type: 'null' }] };
  }
  const values = Array.isArray(others['enum']) ? { enum: [...(others['enum'] as unknown[]), null] } : {};
  return { ...others, type: [type, 'null'], ...values };
}
