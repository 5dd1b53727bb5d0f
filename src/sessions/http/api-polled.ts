import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { MOST_WAIT_SECONDS } from '../../common/http';
import { frequencyTable } from './polling-frequency';

/** Documents what every polling route takes and answers. */
export function ApiPolled(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'Entity tags of states that the client has; `*` for any.',
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description:
        `\`wait=N\` (RFC 7240): hold the answer until the execution has changed since \`If-None-Match\` (or since now), ` +
        `for at most N seconds, ${MOST_WAIT_SECONDS} at most. Answered with \`Preference-Applied\`.`,
      example: 'wait=20',
    }),
    ApiResponse({
      status: 304,
      description:
        'Nothing has changed. Carries ETag, Cache-Control, Vary, Last-Modified and, while unfinished, Retry-After.',
    }),
  );
}

/** Headers of a 200 of a polling route. */
export const POLLED_HEADERS = {
  ETag: { description: '`"<execution id>-<revision>"`', schema: { type: 'string' } },
  'Last-Modified': { description: 'Time of the last event', schema: { type: 'string' } },
  'Cache-Control': {
    description: '`private, no-cache`, or immutable once it has ended',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'Seconds; only while it is unfinished', schema: { type: 'integer' } },
  'X-Poll-Interval': {
    description: `The same. By state and age: ${frequencyTable()
      .map((row) => row.filter((cell) => cell !== '').join(' '))
      .join(', ')}`,
    schema: { type: 'integer' },
  },
  'X-Polling-Recommendation': { description: 'The same in a sentence', schema: { type: 'string' } },
} as const;
