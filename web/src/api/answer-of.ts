import { ApiProblem } from './api-problem';
import { askForKey } from './api-key';

interface Reply<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What the service answered to a call of the client.
 * @throws {ApiProblem} when it refuses or cannot be reached; `AbortError` when the call was given up
 */
export async function answerOf<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reached(call);
  if (response.status === 401) askForKey();
  if (!response.ok || data === undefined) throw ApiProblem.of(error, response.status);
  return data;
}

/** @throws {ApiProblem} when the service cannot be reached */
export async function reached<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ApiProblem.unreachable();
  }
}

/** Was the call given up by this page? */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
