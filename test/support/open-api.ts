import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What tests read of a schema. */
export interface ApiSchema {
  readonly $ref?: string;
  /** As JSON Schema has it: one name or several. */
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly items?: ApiSchema;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ApiSchema;
  readonly allOf?: readonly ApiSchema[];
  readonly anyOf?: readonly ApiSchema[];
}

export interface ApiParameter {
  readonly required?: boolean;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: ApiSchema;
  readonly example?: unknown;
}

/** An example, or where it is. */
export interface ApiExample {
  readonly $ref?: string;
  readonly value?: unknown;
}

export interface ApiMedia {
  readonly schema: ApiSchema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, ApiExample>>;
}

export interface ApiResponse {
  readonly content?: Readonly<Record<string, ApiMedia>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** A method at a path, with what the document says of it. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, ApiMedia>> };
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

const PROBLEM = 'application/problem+json';

/** The OpenAPI document of a running application, as tests ask it. */
export class ApiDocument {
  readonly operations: readonly ApiOperation[];
  readonly schemas: Readonly<Record<string, ApiSchema>>;

  private constructor(
    readonly json: {
      paths: object;
      components: { schemas: Record<string, ApiSchema>; examples: Record<string, ApiExample> };
    },
  ) {
    this.schemas = json.components.schemas;
    this.operations = Object.entries(json.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Omit<ApiOperation, 'method' | 'path'>>).map(
        ([method, operation]) => ({ method: method.toUpperCase(), path, ...operation }),
      ),
    );
  }

  static async of(app: NestFastifyApplication): Promise<ApiDocument> {
    const answer = await app.inject({ method: 'GET', url: '/api/docs-json' });
    return new ApiDocument(answer.json());
  }

  /** The schema that a reference means; others as they are. */
  resolve(schema: ApiSchema): ApiSchema {
    const [referred] = schema.allOf ?? schema.anyOf ?? [];
    const reference = schema.$ref ?? referred?.$ref;
    if (reference === undefined) return schema;
    const meant = this.schemas[reference.split('/').at(-1) ?? ''] ?? {};
    return schema.anyOf ? { ...meant, type: [String(meant.type), 'null'] } : meant;
  }

  /** What an example shows, wherever it stands. */
  example({ $ref, value }: ApiExample): unknown {
    return $ref === undefined ? value : this.json.components.examples[$ref.split('/').at(-1) ?? '']?.value;
  }

  /** The schema of the body that an operation takes, if it takes one. */
  bodyOf({ requestBody }: ApiOperation): ApiSchema | undefined {
    const schema = requestBody?.content['application/json']?.schema;
    return schema && this.resolve(schema);
  }
}

/** The codes of the problems that an operation says it answers with this status. */
export function problemCodes({ responses }: ApiOperation, status: number): readonly string[] {
  return Object.keys(responses[String(status)]?.content?.[PROBLEM]?.examples ?? {});
}
