import { applyDecorators } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { POLLED_HEADERS } from './api-polled';
import { ExecutionEventsDto } from './dto/execution-events.dto';

const EVENT = '{"revision":2,"at":"2026-11-23T14:36:51.754Z","type":"execution_started"}';

/** Documents the journal as JSON and as server-sent events. */
export function ApiEventStream(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ExecutionEventsDto),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'Of a stream: the last event that the client has; beats `since`.',
    }),
    ApiOkResponse({
      description:
        'The events; with `Accept: text/event-stream` the stream of them, without the headers of polling.',
      headers: POLLED_HEADERS,
      content: {
        'application/json': { schema: { $ref: getSchemaPath(ExecutionEventsDto) } },
        'text/event-stream': {
          schema: { type: 'string' },
          example: `id: 2\nevent: execution_started\ndata: ${EVENT}\n\n`,
        },
      },
    }),
    ApiNoContentResponse({
      description: 'Of a stream: the execution has ended, and the client has all of its events.',
    }),
  );
}
