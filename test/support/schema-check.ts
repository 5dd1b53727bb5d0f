import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ApiDocument, ApiSchema } from './open-api';

/** Holds values against the schemas of a document; a member that a schema does not name is a fault too. */
export class SchemaCheck {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });
  private readonly validators = new Map<ApiSchema, ValidateFunction>();

  constructor(document: ApiDocument) {
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'api', components: closed(document.json.components) as object });
  }

  /** What of the value the schema does not allow; nothing: it fits. */
  faults(schema: ApiSchema, value: unknown): readonly string[] {
    const validate = this.validatorOf(schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }

  private validatorOf(schema: ApiSchema): ValidateFunction {
    const known = this.validators.get(schema);
    if (known !== undefined) return known;
    const made = this.ajv.compile(
      JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/', '"api#/')) as object,
    );
    this.validators.set(schema, made);
    return made;
  }
}

/** The same with objects closed: what has named members has no others, unless the schema says so. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.fromEntries(Object.entries(schema).map(([name, inner]) => [name, closed(inner)]));
  const isNamed = typeof members['properties'] === 'object' && members['type'] === 'object';
  return isNamed && !('additionalProperties' in members)
    ? { ...members, additionalProperties: false }
    : members;
}
