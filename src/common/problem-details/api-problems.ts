import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../../domain';
import type { Problem } from './problem';
import { problemFromError } from './problem-from-error';
import { ProblemDto } from './problem.dto';

/** Documents the problems that a route answers with, grouped by HTTP status, with an example each. */
export function ApiProblems(...codes: readonly ErrorCode[]): MethodDecorator & ClassDecorator {
  const byStatus = Map.groupBy(codes, (code) => ERROR_CATALOGUE[code].status);
  const responses = [...byStatus].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].title}`).join('; '),
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(ProblemDto) },
          examples: examplesOf(group),
        },
      },
    }),
  );
  return applyDecorators(ApiExtraModels(ProblemDto), ...responses);
}

function examplesOf(codes: readonly ErrorCode[]) {
  return Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }]));
}

function exampleOf(code: ErrorCode): Problem {
  return problemFromError(new AppError(code, ERROR_CATALOGUE[code].title), '/api/v1/…');
}
