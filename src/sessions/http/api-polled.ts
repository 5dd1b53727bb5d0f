import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { MOST_WAIT_SECONDS } from '../../common/http';
import { frequencyTable } from './polling-frequency';

/** Headers of a 200 and of a 304 of a polling route. */
export const POLLED_HEADERS = {
  ETag: {
    description:
      '`"<execution id>-<revision>"`; other representations, and compressed ones, add `;` and their name',
    schema: { type: 'string' },
  },
  'Last-Modified': { description: 'Time of the last event', schema: { type: 'string' } },
  'Cache-Control': {
    description: '`private, no-cache`, or immutable once it has ended',
    schema: { type: 'string' },
  },
  Vary: {
    description: '`Accept, Prefer, Authorization, X-Api-Key, Origin, Accept-Encoding`',
    schema: { type: 'string' },
  },
  'Preference-Applied': { description: '`wait=N`, where it was asked for', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds; only while it is unfinished', schema: { type: 'integer' } },
  'X-Poll-Interval': {
    description: `The same. By state and age: ${frequencyTable()
      .map((row) => row.filter((cell) => cell !== '').join(' '))
      .join(', ')}`,
    schema: { type: 'integer' },
  },
  'X-Polling-Recommendation': { description: 'The same in a sentence', schema: { type: 'string' } },
} as const;

/** Documents what every polling route takes and answers. */
export function ApiPolled(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'Entity tags of states that the client has; `*` for any. Beats `If-Modified-Since`.',
    }),
    ApiHeader({
      name: 'If-Modified-Since',
      required: false,
      description: '`Last-Modified` of the state that the client has, for who keeps no entity tags.',
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
      description: 'Nothing has changed.',
      headers: POLLED_HEADERS,
    }),
  );
}
