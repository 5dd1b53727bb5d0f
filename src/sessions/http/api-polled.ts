import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';

/** Documents what every polling route takes and answers. */
export function ApiPolled(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'Entity tags of states that the client has; `*` for any.',
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
  'X-Poll-Interval': { description: 'The same', schema: { type: 'integer' } },
  'X-Polling-Recommendation': { description: 'The same in a sentence', schema: { type: 'string' } },
} as const;
