import { ApiAcceptedResponse } from '@nestjs/swagger';
import { ExecutionAcceptedDto } from './execution-accepted.dto';

/** Documents the answer that accepts an execution. */
export function ApiAccepted(): MethodDecorator {
  return ApiAcceptedResponse({
    type: ExecutionAcceptedDto,
    headers: {
      Location: { description: 'Absolute URL of the status', schema: { type: 'string', format: 'uri' } },
      'Operation-Location': { description: 'The same', schema: { type: 'string', format: 'uri' } },
      'Retry-After': {
        description: 'Seconds until the first poll is worth while',
        schema: { type: 'integer' },
      },
    },
  });
}
