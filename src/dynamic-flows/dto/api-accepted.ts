import { type Type, UseInterceptors, applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { MOST_WAIT_SECONDS } from '../../common/http';
import { REPLAYED_HEADER } from '../../idempotency';
import { ExecutionStatusDto, FinishedAnswerInterceptor } from '../../sessions';
import { ExecutionAcceptedDto } from './execution-accepted.dto';

const STRING = { type: 'string' } as const;

/** A POST that accepts an execution; with `Prefer: wait` it may answer with the end. The answer needs an `execution_id`. */
export function ApiAccepted(type: Type<unknown> = ExecutionAcceptedDto): MethodDecorator {
  return applyDecorators(
    UseInterceptors(FinishedAnswerInterceptor),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: `\`wait=N\` (RFC 7240): answer with the status (200) if it ends within N seconds, ${MOST_WAIT_SECONDS} at most.`,
      schema: STRING,
      example: 'wait=10',
    }),
    ApiOkResponse({
      type: ExecutionStatusDto,
      description: 'With `Prefer: wait`: it has ended, well or not.',
      headers: {
        'Content-Location': { description: 'Path of the status', schema: STRING },
        'Preference-Applied': { description: 'The preference that was honoured', schema: STRING },
        ...REPLAYED_HEADER,
      },
    }),
    ApiAcceptedResponse({
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
    }),
  );
}
