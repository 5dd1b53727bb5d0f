import { AppError } from '../../../domain';
import { MOST_WATCHED } from '../../most-watched';

/** Executions that are watched, with the revision of each that the client has. */
export type WatchList = ReadonlyMap<string, number>;

const WATCHED = /^([\w-]{1,80}):(\d{1,9})$/;

/**
 * Reads `direct-1:5,recovery-2:0`.
 * @throws {AppError} `invalid_request` when it is none, or is too long
 */
export function readWatchList(text: string): WatchList {
  const parts = text.split(',');
  if (parts.length > MOST_WATCHED) throw invalid(`executions may name ${MOST_WATCHED} executions at most.`);
  return new Map(
    parts.map((part) => {
      const [, executionId, revision] = WATCHED.exec(part) ?? [];
      if (executionId === undefined)
        throw invalid('executions must be a list of <execution id>:<revision>, separated by commas.');
      return [executionId, Number(revision)];
    }),
  );
}

function invalid(message: string): AppError {
  return new AppError('invalid_request', message, {
    suggestion: 'Send, for instance, executions=direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203:0.',
    errors: [{ field: 'executions', message }],
  });
}
