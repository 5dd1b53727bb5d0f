import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../../domain';
import type { Problem } from './problem';
import { problemFromError } from './problem-from-error';
import { ProblemDto } from './problem.dto';
import { statusOfCode } from './status-of-code';

const MEDIA_TYPE = 'application/problem+json';
/** Where the examples of a document are. */
const EXAMPLES = '#/components/examples/';
const EXAMPLE_TIME = new Date('2026-11-23T14:36:51.754Z');

/** Documents the problems that a route answers with, grouped by HTTP status, with a shared example each. */
export function ApiProblems(...codes: readonly ErrorCode[]): MethodDecorator & ClassDecorator {
  const responses = byStatus(codes).map(([status, group]) =>
    ApiResponse({ status, ...problemResponse(group) }),
  );
  return applyDecorators(ApiExtraModels(ProblemDto), ...responses);
}

/** An example of every problem, by its code: what the responses of a document refer to. */
export function problemExamples(): Record<ErrorCode, { summary: string; value: Problem }> {
  const codes = Object.entries(ERROR_CATALOGUE) as [ErrorCode, { title: string }][];
  const examples = codes.map(([code, { title }]) => [code, { summary: title, value: exampleOf(code) }]);
  return Object.fromEntries(examples) as ReturnType<typeof problemExamples>;
}

/** Adds problems to those that the responses of an operation name by themselves. */
export function addProblems(responses: Record<string, unknown>, codes: readonly ErrorCode[]): void {
  for (const [status, group] of byStatus(codes)) {
    const named = responses[status] as ReturnType<typeof problemResponse> | undefined;
    const known = Object.keys(named?.content[MEDIA_TYPE].examples ?? {}) as ErrorCode[];
    responses[status] = problemResponse([...new Set([...known, ...group])]);
  }
}

function byStatus(codes: readonly ErrorCode[]): [number, ErrorCode[]][] {
  return [...Map.groupBy(codes, statusOfCode)];
}

/** Needs {@link ProblemDto} among the models of the document. */
function problemResponse(codes: readonly ErrorCode[]) {
  return {
    description: codes.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].title}`).join('; '),
    content: {
      [MEDIA_TYPE]: {
        schema: { $ref: getSchemaPath(ProblemDto) },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: EXAMPLES + code }])),
      },
    },
  };
}

function exampleOf(code: ErrorCode): Problem {
  return problemFromError(new AppError(code, ERROR_CATALOGUE[code].title), '/api/v1/…', EXAMPLE_TIME);
}
