import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ErrorCode } from '../../domain';
import { ProblemDto, addProblems, problemExamples } from '../problem-details';
import { ORIGINAL_TAG, arrangeOperations } from './arrange-operations';
import { type Glossary, describeMembers } from './describe-members';
import { isGuarded } from './is-guarded';
import { operationIdOf, withoutBrackets } from './operation-id';
import { toJsonSchema } from './to-json-schema';
import { unfillParameters } from './unfill-parameters';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const DESCRIPTION = `reev turns a sentence and a Solana wallet into a plan, and carries the plan out as one guarded, atomic,
recoverable on-chain flow.

**Try it here.** Open *Run a flow in direct mode* and press *Execute*: it swaps and lends on the sandbox, a Solana VM inside this
service, with a wallet made for the request. Nothing here is mainnet. The answer's ids are filled in below, so *Poll an
execution* shows the result, and *Draw an execution* draws it. Recovery mode has examples that survive faults, and one that asks
you.

A command answers 202 with the place of its execution; poll that place as its headers say, with \`If-None-Match\`.
JSON is snake_case, amounts are raw units as decimal strings, times are RFC 3339 in UTC.

**Refusals** are problem documents (RFC 9457) with a stable \`code\`, such as the one below; the responses of an operation name its
codes, and \`#/components/examples\` has one of each. \`error\`, \`message\` and \`timestamp\` repeat it for clients of the
original service. A 429 and a 503 say in \`Retry-After\` when to try again.

\`\`\`json
${JSON.stringify(problemExamples().unknown_token.value, undefined, 2)}
\`\`\`

\`status\` of an execution is spelt \`Completed\`; lists and logs of the original spell it
in lower case and give the other spelling as \`final_status\`.`;

const BEARER = `A key of REEV_API_KEYS. Its scopes say what it may do: \`read\` to look, \`run\` to start and move work, \`admin\`
for everything. It sees and touches the executions that keys of its name started, and \`admin\` those of everybody; those
of others are 404.`;

/** The areas of the interface, in the order in which somebody meets them. */
const TAGS: readonly (readonly [string, string])[] = [
  ['flows', 'Plan, run, answer, resume, stop and draw flows.'],
  ['executions', 'Where executions stand, made to be polled.'],
  ['benchmarks', 'The catalogue of benchmarks, and running them.'],
  ['metrics', 'Figures of flows and recoveries, and of the process.'],
  ['sandbox', 'Wallets of the sandbox ledger.'],
  ['health', 'Probes for orchestrators.'],
  ['debug', 'Rows of the store; served only when REEV_DEBUG_ROUTES is true.'],
  [ORIGINAL_TAG, 'Routes of the original service, for its clients. New clients use the routes above.'],
];

/** What a success means that does not say it itself. */
const SUCCESSES: Readonly<Record<string, string>> = {
  200: 'What was asked for, or what was done.',
  202: 'Accepted: stored and queued, safe from crashes.',
};

/** How a body that a route does not even need may be refused. */
const NEEDLESS_BODY: readonly ErrorCode[] = ['malformed_json', 'payload_too_large', 'unsupported_media_type'];

/** How the gate may refuse a request. */
const GUARDED_PROBLEMS: readonly ErrorCode[] = ['unauthorized', 'insufficient_scope', 'too_many_requests'];

/** Headers by which a client knows its quota (draft-ietf-httpapi-ratelimit-headers-10). */
const QUOTA_HEADERS = {
  'RateLimit-Policy': {
    description: 'The quota of a caller: `q` requests in `w` seconds. A 304 costs nothing.',
    schema: { type: 'string', example: '"default";q=120000;w=60' },
  },
  RateLimit: {
    description: 'What is left of it: `r` requests for `t` seconds',
    schema: { type: 'string', example: '"default";r=119999;t=60' },
  },
  'Retry-After': { description: 'Seconds', schema: { type: 'string', example: '42' } },
} as const;

export interface OpenApiOptions {
  readonly version: string;
  readonly needsKey: boolean;
  /** What members and parameters mean that do not say it themselves. */
  readonly glossary: Glossary;
}

/** The interface as an OpenAPI document. What every route can answer is added here, such as a defect or a missing key. */
export function openApiDocument(
  app: INestApplication,
  { version, needsKey, glossary }: OpenApiOptions,
): OpenAPIObject {
  const options = { extraModels: [ProblemDto], operationIdFactory: operationIdOf };
  const document = SwaggerModule.createDocument(app, describe(version).build(), options);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
      addCommonProblems(method, operation, isGuarded(path));
      if (operation.parameters) operation.parameters = distinct(operation.parameters);
      unfillParameters(operation);
      if (operation.operationId) operation.operationId = withoutBrackets(operation.operationId);
      operation.security = isGuarded(path) ? securityOf(needsKey) : [];
      describeScope(operation);
    }
  }
  arrangeOperations(document);
  if (document.components) document.components.examples = usedExamples(document.paths);
  describeMembers(document, glossary);
  return toJsonSchema(document);
}

/** The problems that some route refers to: the document has no examples that nobody reads. */
function usedExamples(paths: OpenAPIObject['paths']): Partial<ReturnType<typeof problemExamples>> {
  const text = JSON.stringify(paths);
  const all = Object.entries(problemExamples());
  return Object.fromEntries(all.filter(([code]) => text.includes(`"#/components/examples/${code}"`)));
}

function describe(version: string): DocumentBuilder {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('reev API')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'The service that serves this document')
    .addSecurity('bearer', { type: 'http', scheme: 'bearer', description: BEARER })
    .addApiKey({ type: 'apiKey', name: 'x-api-key', in: 'header', description: 'The same key' }, 'x-api-key');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  return builder;
}

/** A header that is both read and described is named twice; the description is the longer one. */
function distinct(parameters: NonNullable<Operation['parameters']>) {
  const nameOf = (parameter: (typeof parameters)[number]) =>
    'name' in parameter ? `${parameter.in} ${parameter.name.toLowerCase()}` : parameter.$ref;
  const groups = Map.groupBy(parameters, nameOf).values();
  return [...groups].map((group) => group.find((one) => 'description' in one) ?? group[0]).filter(isDefined);
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** Without configured keys nobody needs one, and whoever sends one is let pass. */
function securityOf(needsKey: boolean): Record<string, string[]>[] {
  const keys = [{ bearer: [] }, { 'x-api-key': [] }];
  return needsKey ? keys : [{}, ...keys];
}

/** The document has no member for the scopes of keys that are not OAuth's: `x-required-scope` says it, and the text. */
function describeScope(operation: Operation): void {
  const scope = (operation as { readonly 'x-required-scope'?: string })['x-required-scope'];
  if (scope === undefined) return;
  const sentence = `A key needs the scope \`${scope}\`.`;
  operation.description = operation.description ? `${operation.description} ${sentence}` : sentence;
}

function addCommonProblems(method: string, operation: Operation, needsKey: boolean): void {
  const takesNone = method !== 'get' && operation.requestBody === undefined;
  addProblems(operation.responses, [
    'invalid_request',
    ...(takesNone ? NEEDLESS_BODY : []),
    ...(needsKey ? GUARDED_PROBLEMS : []),
    'internal_error',
    'store_unavailable',
  ]);
  const refusal = operation.responses['429'];
  if (refusal !== undefined && 'description' in refusal) refusal.headers = { ...QUOTA_HEADERS };
  for (const [status, response] of Object.entries(operation.responses))
    if (response && 'description' in response && !response.description)
      response.description = SUCCESSES[status] ?? 'Done.';
}
