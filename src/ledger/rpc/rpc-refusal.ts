/** The error member of a JSON-RPC answer. */
export class RpcRefusal extends Error {
  override readonly name = 'RpcRefusal';

  constructor(
    readonly code: number,
    message: string,
    readonly data: unknown,
  ) {
    super(message);
  }
}

/**
 * What a JSON-RPC answer refuses, if it does.
 * @throws {SyntaxError} when it is no such answer
 */
export function refusalIn(answer: unknown): RpcRefusal | undefined {
  if (typeof answer !== 'object' || answer === null) throw new SyntaxError('The answer is not an object');
  if (!('error' in answer)) {
    if ('result' in answer) return undefined;
    throw new SyntaxError('The answer has neither a result nor an error');
  }
  const error = answer.error;
  if (typeof error !== 'object' || error === null) throw new SyntaxError('The error is not an object');
  const code = 'code' in error ? Number(error.code) : Number.NaN;
  const message = 'message' in error ? String(error.message) : '';
  return new RpcRefusal(code, message, 'data' in error ? error.data : undefined);
}
