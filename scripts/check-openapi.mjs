// Checks the OpenAPI document of the built application: `npm run build && node scripts/check-openapi.mjs`.
import SwaggerParser from '@apidevtools/swagger-parser';
import { readDocument } from './read-document.mjs';
import { Tally } from './tally.mjs';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const PROBLEM = 'application/problem+json';
/** Answers that carry no body. */
const BODILESS = ['204', '304'];

const document = await readDocument();
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => method in item).map((method) => ({
    name: `${method} ${path}`,
    path,
    ...item[method],
  })),
);
const schemas = Object.entries(document.components?.schemas ?? {});

const tally = new Tally();
tally.check('the document is valid OpenAPI', await validate(document));
tally.check('there are routes', operations.length >= 10 ? [] : [`only ${operations.length}`]);
tally.check('operation ids are unique', duplicates(operations.map(({ operationId }) => operationId)));
tally.check(
  'every operation has a summary and one tag',
  failing(({ summary, tags }) => summary && tags?.length === 1),
);
tally.check(
  'every operation says how it succeeds',
  failing(({ responses }) => statusesOf(responses, /^[23]/).length > 0),
);
tally.check('every success has a schema', operations.flatMap(successesWithoutSchema));
tally.check(`every refusal is ${PROBLEM}`, operations.flatMap(refusalsWithoutProblem));
tally.check(
  'a body can be refused as invalid, too large, of another type',
  failing(
    ({ requestBody, responses }) =>
      !requestBody || ['400', '413', '415'].every((status) => status in responses),
  ),
);
tally.check('every path parameter is described, with an example', operations.flatMap(undescribedParameters));
tally.check(
  'no schema is empty',
  schemas.flatMap(([name, schema]) => emptySchemas(name, schema)),
);
tally.check(
  'numbers say whether they are whole',
  schemas.flatMap(([name, schema]) => vagueNumbers(name, schema)),
);
tally.check('every route, parameter, answer and member says what it is', [
  ...failing(({ description }) => description),
  ...operations.flatMap(undescribedParts),
  ...schemas.flatMap(([name, { properties = {} }]) =>
    Object.entries(properties).flatMap(([member, schema]) =>
      schema.description || schema.$ref ? [] : [`${name}.${member}`],
    ),
  ),
]);
tally.check('what a request needs has an example', operations.flatMap(bodiesWithoutExamples));
tally.finish();

async function validate(candidate) {
  try {
    await SwaggerParser.validate(structuredClone(candidate));
    return [];
  } catch (error) {
    return [error.message];
  }
}

function failing(isRight) {
  return operations.filter((operation) => !isRight(operation)).map(({ name }) => name);
}

function duplicates(names) {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function statusesOf(responses, pattern) {
  return Object.keys(responses).filter((status) => pattern.test(status));
}

function successesWithoutSchema({ name, responses }) {
  return statusesOf(responses, /^[23]/)
    .filter((status) => !BODILESS.includes(status))
    .filter((status) => Object.values(responses[status].content ?? {}).every(({ schema }) => !schema))
    .map((status) => `${name} ${status}`);
}

function refusalsWithoutProblem({ name, responses }) {
  return statusesOf(responses, /^[45]/)
    .filter((status) => !responses[status].content?.[PROBLEM]?.schema)
    .map((status) => `${name} ${status}`);
}

function undescribedParameters({ name, path, parameters = [] }) {
  return [...path.matchAll(/\{(\w+)\}/g)]
    .map(
      ([, parameter]) =>
        parameters.find((known) => known.in === 'path' && known.name === parameter) ?? { name: parameter },
    )
    .filter(
      ({ schema, example, examples }) =>
        !schema || (!example && !examples && !schema.example && !schema.examples),
    )
    .map((parameter) => `${name} {${parameter.name}}`);
}

function undescribedParts({ name, parameters = [], responses }) {
  return [
    ...parameters.filter(({ description }) => !description).map((parameter) => `${name} ${parameter.name}`),
    ...Object.keys(responses)
      .filter((status) => !responses[status].description)
      .map((status) => `${name} ${status}`),
  ];
}

function bodiesWithoutExamples({ name, requestBody }) {
  const reference = requestBody?.content?.['application/json']?.schema?.$ref;
  const schema = reference && document.components.schemas[reference.split('/').at(-1)];
  return (schema?.required ?? [])
    .filter((member) => !hasExample(schema.properties[member]))
    .map((member) => `${name} ${member}`);
}

/** What refers to another schema has the examples of that schema. */
function hasExample({ example, $ref, items }) {
  return example !== undefined || $ref !== undefined || items?.$ref !== undefined;
}

function walk(path, schema, visit) {
  if (typeof schema !== 'object' || schema === null) return [];
  const inside = [
    ...Object.entries(schema.properties ?? {}).map(([member, inner]) => [`${path}.${member}`, inner]),
    ...['items', 'additionalProperties'].map((key) => [`${path}.${key}`, schema[key]]),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) =>
      (schema[key] ?? []).map((inner) => [`${path}.${key}`, inner]),
    ),
  ];
  return [...visit(path, schema), ...inside.flatMap(([inner, value]) => walk(inner, value, visit))];
}

function emptySchemas(name, schema) {
  return walk(name, schema, (path, { $ref, type, properties, additionalProperties, ...rest }) => {
    const isComposed = $ref || rest.allOf || rest.anyOf || rest.oneOf || rest.enum;
    const isEmpty =
      type === undefined ||
      ([type].flat().includes('object') && !properties && additionalProperties === undefined);
    return !isComposed && isEmpty ? [path] : [];
  });
}

function vagueNumbers(name, schema) {
  return walk(name, schema, (path, { type, format }) =>
    [type].flat().includes('number') && format !== 'double' ? [`${path}: say integer, or format double`] : [],
  );
}
