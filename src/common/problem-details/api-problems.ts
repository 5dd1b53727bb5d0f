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
    ApiResponse({ status, ...problemResponse(group) }),
  );
  return applyDecorators(ApiExtraModels(ProblemDto), ...responses);
}

/** The OpenAPI response for problems of one status. Needs {@link ProblemDto} among the models of the document. */
export function problemResponse(codes: readonly ErrorCode[]) {
  return {
    description: codes.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].title}`).join('; '),
    content: {
      'application/problem+json': {
        schema: { $ref: getSchemaPath(ProblemDto) },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
      },
    },
  };
}

function exampleOf(code: ErrorCode): Problem {
  return problemFromError(new AppError(code, ERROR_CATALOGUE[code].title), '/api/v1/…');
}
