import { AppError } from '../../domain';
import type { ListPosition } from '../execution-list';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ID = /^[\w-]{1,100}$/;

/** A place in a list as clients carry it: they must not look inside. */
export function cursorAt({ createdAt, executionId }: ListPosition): string {
  return Buffer.from(JSON.stringify([createdAt, executionId])).toString('base64url');
}

/** @throws {AppError} `invalid_cursor` */
export function positionOf(cursor: string): ListPosition {
  const [createdAt, executionId, ...rest] = parsed(cursor);
  const isPlace =
    typeof createdAt === 'string' &&
    TIME.test(createdAt) &&
    typeof executionId === 'string' &&
    ID.test(executionId);
  if (isPlace && rest.length === 0) return { createdAt, executionId };
  throw new AppError('invalid_cursor', 'The cursor is none that this service gave out.', {
    suggestion: 'Follow "next" as it was given, or leave the cursor out to begin with the newest.',
    errors: [{ field: 'cursor', message: 'cursor must be one that an earlier page gave' }],
  });
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
