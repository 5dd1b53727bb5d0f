import fc from 'fast-check';
import type { ApiDocument, ApiOperation, ApiParameter } from '../open-api';
import { BodyArbitraries, KNOWN_PROMPTS, type KnownValues } from './arbitrary-body';
import { EVIL_HEADERS, EVIL_SEGMENTS, EVIL_TEXTS, EVIL_TYPES } from './evil-values';
import { INHERITED_NAMES, ODD_NUMBERS, UNREAL_TIMES } from './odd-shapes';

/** A request as its bytes will say it. */
export interface FuzzRequest {
  readonly operation: ApiOperation;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Is it certain which operation is meant, so that the answer must be one that its documentation names? */
  readonly isAddressed: boolean;
}

interface Part<T> {
  readonly value: T;
  readonly isEvil: boolean;
}

const OTHER_METHODS = ['DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PUT', 'POST', 'GET', 'PROPFIND'];

/** Ids that exist, by the name of the parameter or member that takes them. */
export type KnownIds = KnownValues;

/** Requests for every operation of the document: right, nearly right, and wrong in every way that HTTP can carry. */
export function arbitraryRequest(document: ApiDocument, known: KnownIds): fc.Arbitrary<FuzzRequest> {
  const bodies = new BodyArbitraries(document, { ...known, ...KNOWN_PROMPTS });
  // Operations that take a body have more that can be wrong with them.
  const operations = document.operations.flatMap((operation) =>
    Array<ApiOperation>(operation.requestBody ? 4 : operation.parameters ? 2 : 1).fill(operation),
  );
  return fc.constantFrom(...operations).chain((operation) => requestFor(operation, document, bodies, known));
}

function requestFor(
  operation: ApiOperation,
  document: ApiDocument,
  bodies: BodyArbitraries,
  known: KnownIds,
): fc.Arbitrary<FuzzRequest> {
  const schema = document.bodyOf(operation);
  const parts = fc.record({
    method: usually(operation.method, fc.constantFrom(...OTHER_METHODS)),
    path: fc.oneof(
      { weight: 30, arbitrary: pathOf(operation, known) },
      { weight: 1, arbitrary: undocumentedPath() },
    ),
    query: queryOf(operation, known),
    headers: headers(),
    type: usually('application/json', fc.constantFrom(...EVIL_TYPES)),
    body: schema ? fc.option(bodies.text(schema), { freq: 20, nil: undefined }) : rarely(bodies.text({})),
  });
  return parts.map(({ method, path, query, headers: some, type, body }) =>
    printable({
      operation,
      method: method.value,
      url: path.value + query,
      headers: { ...some, ...(body !== undefined && type.value !== '' && { 'content-type': type.value }) },
      ...(body !== undefined && method.value !== 'TRACE' && { body }),
      isAddressed: !method.isEvil && !path.isEvil,
    }),
  );
}

/** A failure shows the request, not everything that the document says of its operation. */
function printable(request: FuzzRequest): FuzzRequest {
  const { operation, ...shown } = request;
  const text = JSON.stringify({ ...shown, operation: `${operation.method} ${operation.path}` });
  return Object.assign(request, { [fc.toStringMethod]: () => text });
}

function usually(right: string, evil: fc.Arbitrary<string>): fc.Arbitrary<Part<string>> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant({ value: right, isEvil: false }) },
    { weight: 1, arbitrary: evil.map((value) => ({ value, isEvil: value !== right })) },
  );
}

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: arbitrary });
}

function pathOf({ path, parameters = [] }: ApiOperation, known: KnownIds): fc.Arbitrary<Part<string>> {
  const segments = path.split('/').map((segment): fc.Arbitrary<Part<string>> => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) return fc.constant({ value: segment, isEvil: false });
    const right = fc.constantFrom(...(known[name] ?? []), exampleOf(parameters, name), 'nothing');
    return fc.oneof(
      { weight: 6, arbitrary: right.map((value) => ({ value, isEvil: false })) },
      { weight: 3, arbitrary: evilSegment().map((value) => ({ value, isEvil: true })) },
    );
  });
  const tail = fc.constantFrom(...Array<string>(20).fill(''), '/', '//', '/..', '/%2e', '/x');
  return fc.record({ segments: fc.tuple(...segments), tail }).map(({ segments: parts, tail: end }) => ({
    value: parts.map(({ value }) => value).join('/') + end,
    isEvil: end !== '' || parts.some(({ isEvil }) => isEvil),
  }));
}

/** What is served and is no operation: files beside the document. */
function undocumentedPath(): fc.Arbitrary<Part<string>> {
  const file = fc.constantFrom('swagger-ui.css', '.git/config', '..%2fpackage.json', '%2e%2e/x', '');
  const tail = fc.oneof(file, evilSegment());
  const root = fc.constantFrom('/api/docs', '/api/docs-json', '/metrics', '/api', '');
  const path = fc.tuple(root, fc.array(evilSegment(), { maxLength: 2 }), tail);
  return path.map(([start, segments, end]) => ({ value: [start, ...segments, end].join('/'), isEvil: true }));
}

function evilSegment(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...EVIL_SEGMENTS),
    fc
      .oneof(fc.constantFrom(...EVIL_TEXTS), fc.string({ unit: 'binary', maxLength: 40 }))
      .map((text) => encodeURIComponent(text.toWellFormed()))
      .filter((text) => text !== ''),
  );
}

function exampleOf(parameters: readonly ApiParameter[], name: string): string {
  const parameter = parameters.find((candidate) => candidate.name === name);
  const example = parameter?.schema.example ?? parameter?.example ?? parameter?.schema.examples?.[0];
  return typeof example === 'string' ? example : 'x';
}

function queryOf({ parameters = [] }: ApiOperation, known: KnownIds): fc.Arbitrary<string> {
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const name = fc.constantFrom(...names, ...names, ...names, ...INHERITED_NAMES, 'nope', '%00', 'a.b');
  const values = ['', '1', '-1', '0', '1e99', 'x', '%00', '%', '%ff', '*', '1,2', 'x'.repeat(2_000)];
  const odd = [...ODD_NUMBERS.map(encodeURIComponent), ...UNREAL_TIMES];
  const value = fc.constantFrom(
    ...values,
    ...odd,
    ...Object.values(known).flat(),
    ...parameters.flatMap(enumOf),
  );
  const pair = fc.record({ name, value, mark: fc.constantFrom('', '', '', '[]', '[0]', '[a]', '[a][b]') });
  const pairs = fc.array(
    pair.map(({ name: of, value: is, mark }) => `${of}${mark}=${is}`),
    { maxLength: 3 },
  );
  const bare = fc.constantFrom('?', '?&&&', '?=', '?a', '??', '?a=b?c=d', '?%');
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    { weight: names.length > 0 ? 8 : 2, arbitrary: pairs.map((all) => `?${all.join('&')}`) },
    { weight: 1, arbitrary: bare },
  );
}

function enumOf({ schema }: ApiParameter): readonly string[] {
  return (schema.enum ?? []).map(String);
}

function headers(): fc.Arbitrary<Record<string, string>> {
  const pair = fc
    .constantFrom(...Object.entries(EVIL_HEADERS))
    .chain(([name, values]) => fc.constantFrom(...values).map((value) => [name, value] as const));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 5, arbitrary: fc.array(pair, { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)) },
  );
}
