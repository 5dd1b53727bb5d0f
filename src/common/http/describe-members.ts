import type { OpenAPIObject } from '@nestjs/swagger';

/** Sentences by the name of a member or parameter, or by `Form.member` where a name means something narrower. */
export type Glossary = Readonly<Record<string, string>>;

interface Described {
  description?: string;
  readonly $ref?: string;
}

interface Form extends Described {
  readonly properties?: Readonly<Record<string, Form>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Puts the sentence of the glossary where members and parameters of a document do not describe themselves. */
export function describeMembers({ components, paths }: OpenAPIObject, glossary: Glossary): void {
  for (const [name, form] of Object.entries((components?.schemas ?? {}) as Record<string, Form>))
    for (const [member, schema] of Object.entries(form.properties ?? {}))
      describe(schema, glossary[`${name}.${member}`] ?? glossary[member]);
  for (const item of Object.values(paths))
    for (const parameter of METHODS.flatMap((method) => item[method]?.parameters ?? []))
      if ('name' in parameter) describe(parameter, glossary[parameter.name]);
}

/** In what a reference refers to, the description is its own. */
function describe(what: Described, description: string | undefined): void {
  if (what.$ref === undefined && description !== undefined && !what.description)
    what.description = description;
}
