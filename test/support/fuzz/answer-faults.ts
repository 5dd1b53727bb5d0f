import { ERROR_CATALOGUE } from '../../../src/domain';
import { problemCodes } from '../open-api';
import type { FuzzRequest } from './arbitrary-request';
import type { FuzzAnswer } from './send-request';

const PROBLEM = 'application/problem+json; charset=utf-8';

/** What is wrong with an answer, whatever the request was. */
export function answerFaults(request: FuzzRequest, answer: FuzzAnswer): readonly string[] {
  const { status, headers } = answer;
  if (status >= 500) return [`status ${status}: ${answer.body.slice(0, 300)}`];
  return [
    // A preflight is answered before anything else.
    ...(headers['x-request-id'] === undefined && request.method !== 'OPTIONS' ? ['no x-request-id'] : []),
    ...(status >= 400 && request.method !== 'HEAD' ? problemFaults(answer) : []),
    ...(request.isAddressed ? undocumented(request, answer) : []),
  ];
}

function problemFaults({ status, headers, body }: FuzzAnswer): string[] {
  if (headers['content-type'] !== PROBLEM) return [`media type ${String(headers['content-type'])}`];
  const problem = parse(body);
  if (problem === undefined) return [`no JSON object: ${body.slice(0, 200)}`];
  const code = String(problem['code']);
  return [
    ...(code in ERROR_CATALOGUE ? [] : [`unknown code ${code}`]),
    ...(problem['status'] === status ? [] : ['another status inside']),
    ...['error', 'message', 'title', 'detail', 'type', 'timestamp']
      .filter((member) => typeof problem[member] !== 'string' || problem[member] === '')
      .map((member) => `no ${member}`),
    ...(status === 405 && headers.allow === undefined ? ['405 without Allow'] : []),
  ];
}

/** An answer that the document does not foresee for its operation. */
function undocumented({ operation }: FuzzRequest, { status, body }: FuzzAnswer): string[] {
  if (!(String(status) in operation.responses))
    return [`undocumented status ${status}: ${body.slice(0, 200)}`];
  if (status < 400) return [];
  const code = String(parse(body)?.['code']);
  return problemCodes(operation, status).includes(code) ? [] : [`undocumented code ${code} with ${status}`];
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
