import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

/** An id that the service made; there is no such thing where somebody reads the document. */
const MADE_ID = /^(?:(direct|recovery|bridge|static)|(flow))-[0-9a-f]{8}-[0-9a-f-]{27}$/;

/**
 * Shows the examples of parameters without having pages that fill them in send them: a filter, a header or an id that is
 * only an example spoils a request. What is left to fill is what a route needs and anybody has. `x-from-answer` names the
 * member of an answer that an id comes from.
 */
export function unfillParameters(operation: Operation): void {
  for (const parameter of operation.parameters ?? []) if ('name' in parameter) unfill(parameter);
}

function unfill(parameter: Parameter): void {
  const schema = parameter.schema as { example?: unknown; examples?: unknown[] } | undefined;
  const example: unknown = parameter.example ?? schema?.example;
  if (schema === undefined || example === undefined) return;
  const [isMade, ofExecution] = (typeof example === 'string' && MADE_ID.exec(example)) || [];
  if (parameter.required && isMade === undefined) return;
  delete parameter.example;
  delete schema.example;
  schema.examples = [example];
  if (isMade !== undefined && parameter.in === 'path')
    Object.assign(parameter, { 'x-from-answer': ofExecution ? 'execution_id' : 'flow_id' });
}
