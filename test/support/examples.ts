import type { ApiDocument, ApiOperation, ApiSchema } from './open-api';

/** Which members a composed example has: those that must be there, or all that have an example. */
export type Extent = 'required' | 'all';

/** The examples of a document, composed of those of its members where a whole is not given. */
export class Examples {
  constructor(private readonly document: ApiDocument) {}

  /** Every request body that the document shows for an operation; none: it takes no body. */
  bodies(operation: ApiOperation): readonly (readonly [string, unknown])[] {
    const media = operation.requestBody?.content['application/json'];
    if (media === undefined) return [];
    const whole = Object.entries(media.examples ?? {}).map(([name, { value }]) => [name, value] as const);
    if (whole.length > 0) return whole;
    return (['required', 'all'] as const).map((extent) => [extent, this.of(media.schema, extent)] as const);
  }

  /** The value that a schema shows; `undefined` where it shows none. */
  of(schema: ApiSchema, extent: Extent): unknown {
    if (schema.example !== undefined) return schema.example;
    const resolved = this.document.resolve(schema);
    if (resolved.example !== undefined) return resolved.example;
    if (resolved.enum) return resolved.default ?? resolved.enum[0];
    const [type] = [resolved.type].flat();
    if (type === 'object' && resolved.properties) return this.object(resolved, extent);
    if (type === 'object' && typeof resolved.additionalProperties === 'object')
      return { some_name: this.of(resolved.additionalProperties, extent) };
    if (type === 'array' && resolved.items) return this.list(resolved.items, extent);
    if (type === 'boolean') return resolved.default ?? true;
    return resolved.default;
  }

  private list(items: ApiSchema, extent: Extent): unknown {
    const item = this.of(items, extent);
    return item === undefined ? undefined : [item];
  }

  private object({ properties = {}, required = [] }: ApiSchema, extent: Extent): unknown {
    const members = Object.entries(properties)
      .filter(([name, member]) => required.includes(name) || (extent === 'all' && !member.deprecated))
      .map(([name, member]) => [name, this.of(member, extent)] as const)
      .filter(([, value]) => value !== undefined);
    return Object.fromEntries(members);
  }
}
