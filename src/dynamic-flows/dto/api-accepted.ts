import { type Type, UseInterceptors, applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { MOST_WAIT_SECONDS } from '../../common/http';
import { REPLAYED_HEADER } from '../../idempotency';
import { ExecutionStatusDto, FinishedAnswerInterceptor } from '../../sessions';
import { ExecutionAcceptedDto } from './execution-accepted.dto';

const STRING = { type: 'string' } as const;
const PATH = { type: 'string', format: 'uri-reference' } as const;

/** A POST that accepts an execution; with `Prefer: wait` it may answer with the end. The answer needs an `execution_id`. */
export function ApiAccepted(type: Type<unknown> = ExecutionAcceptedDto): MethodDecorator {
  return applyDecorators(
    UseInterceptors(FinishedAnswerInterceptor),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description:
        `\`wait=N\` (RFC 7240): answer once the execution has ended (200, its status) or waits for you (202, ` +
        `\`AwaitingUser\`), after N seconds at the latest, ${MOST_WAIT_SECONDS} at most.`,
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
        Location: { description: 'Path of the status', schema: PATH },
        'Operation-Location': { description: 'The same', schema: PATH },
        ETag: { description: 'Of the state that the answer tells of', schema: STRING },
        'Retry-After': {
          description: 'Seconds until the first poll is worth while',
          schema: { type: 'integer' },
        },
        ...REPLAYED_HEADER,
      },
    }),
  );
}
