import type { ReevSchema } from './reev-client';

/** The stable code of a refusal, such as `unknown_token`. */
export type ProblemCode = ReevSchema<'ProblemDto'>['code'];

/** The service refused a call: switch on `code`; `problem` is the whole document (RFC 9457). */
export class ReevProblem extends Error {
  override readonly name = 'ReevProblem';
  readonly code: ProblemCode;
  readonly status: number;

  constructor(readonly problem: ReevSchema<'ProblemDto'>) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
  }
}

/** Nobody answered, or not in the words of the service, for as long as the caller was patient. */
export class ReevUnreachable extends Error {
  override readonly name = 'ReevUnreachable';
}

/** Is this the document of a refusal, rather than what a proxy says? */
export function isProblem(error: unknown): error is ReevSchema<'ProblemDto'> {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}
