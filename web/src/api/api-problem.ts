import type { Schema } from './client';

type Problem = Schema<'ProblemDto'>;

/** A refusal of the service, or a service that does not answer. */
export class ApiProblem extends Error {
  constructor(
    message: string,
    /** HTTP status; 0: there was no answer. */
    readonly status: number,
    readonly problem?: Problem,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }

  /** The problem of a refused request, whatever its body was. */
  static of(body: unknown, status: number): ApiProblem {
    if (!isProblem(body)) return new ApiProblem(`The service answered ${status}.`, status);
    const fields = (body.errors ?? []).map(({ message }) => message).filter((text) => text !== body.detail);
    return new ApiProblem([body.detail, ...fields].join(' '), status, body);
  }

  static unreachable(): ApiProblem {
    return new ApiProblem('The service cannot be reached.', 0);
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
