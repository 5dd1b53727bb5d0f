import { UseInterceptors, applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { ErrorCode } from '../../domain';
import { IdempotencyInterceptor } from '../idempotency.interceptor';
import { MAX_KEY_LENGTH } from '../read-idempotency-key';

/** How a key may be refused; for `ApiProblems`. */
export const IDEMPOTENCY_PROBLEMS = [
  'invalid_idempotency_key',
  'request_in_progress',
  'idempotency_key_reused',
] as const satisfies readonly ErrorCode[];

/** Header of an answer that is given again; for the `headers` of a documented answer. */
export const REPLAYED_HEADER = {
  'Idempotent-Replayed': {
    description: '`true` when this is the answer to an earlier request with the same Idempotency-Key',
    schema: { type: 'string', example: 'true' },
  },
} as const;

/**
 * A POST that takes an `Idempotency-Key`; its handler keeps its answer with `answerKeeperOf`. The module of the controller
 * imports `IdempotencyModule`.
 */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Names the request (a structured string, or bare), so that it can be sent again: for 24 hours the same key with the ' +
        'same route and body is answered with the first answer, and nothing is done twice. Keys of different API keys ' +
        'are apart. Refused requests are not kept: mend them and send the same key.',
      schema: { type: 'string', maxLength: MAX_KEY_LENGTH },
      example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
    }),
  );
}
