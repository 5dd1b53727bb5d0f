import type { Type } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import { REPLAYED_HEADER } from '../../idempotency';
import { ExecutionAcceptedDto } from './execution-accepted.dto';

/** Documents the answer that accepts an execution. */
export function ApiAccepted(type: Type<unknown> = ExecutionAcceptedDto): MethodDecorator {
  return ApiAcceptedResponse({
    type,
    headers: {
      Location: { description: 'Absolute URL of the status', schema: { type: 'string', format: 'uri' } },
      'Operation-Location': { description: 'The same', schema: { type: 'string', format: 'uri' } },
      'Retry-After': {
        description: 'Seconds until the first poll is worth while',
        schema: { type: 'integer' },
      },
      ...REPLAYED_HEADER,
    },
  });
}
