import { type ArgumentMetadata, Injectable, type ValidationError, ValidationPipe } from '@nestjs/common';
import { AppError, type FieldError } from '../../domain';
import { exceedsDepth } from './exceeds-depth';
import { hasNul } from './has-nul';
import { inheritedName } from './inherited-name';
import { withoutNulls } from './without-nulls';

/** No request of ours nests deeper. */
export const MAX_DEPTH = 16;

/**
 * Checks what a request says against its DTO: members that the DTO does not name are refused, nothing is converted,
 * and null means absent.
 * @throws {AppError} `invalid_request` with one entry for each thing that is wrong
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: refusalOf,
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'query') refuseInherited(value);
    if (metadata.type !== 'body') return super.transform(value, metadata) as Promise<unknown>;
    refuseOddShapes(value);
    refuseInherited(value);
    return super.transform(withoutNulls(value), metadata) as Promise<unknown>;
  }
}

function refuseOddShapes(body: unknown): void {
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body)))
    throw refusal([{ field: '', message: 'the body must be a JSON object' }]);
  if (exceedsDepth(body, MAX_DEPTH))
    throw refusal([{ field: '', message: `the body must not nest deeper than ${MAX_DEPTH} levels` }]);
  if (hasNul(body)) throw refusal([{ field: '', message: 'the body must not hold a NUL character' }]);
}

/** Neither the transformer nor the validator tells such a name from one of the DTO. */
function refuseInherited(value: unknown): void {
  const field = inheritedName(value);
  if (field !== undefined) throw refusal([notAMember(field)]);
}

function notAMember(field: string): FieldError {
  return { field, message: `${field} is not a member of this request` };
}

function refusalOf(errors: readonly ValidationError[]): AppError {
  return refusal(errors.flatMap((error) => fieldErrorsOf(error, '')));
}

function refusal(errors: readonly FieldError[]): AppError {
  return new AppError('invalid_request', errors.map(({ message }) => message).join('; '), { errors });
}

function fieldErrorsOf({ property, constraints, children }: ValidationError, parent: string): FieldError[] {
  const field = parent === '' ? property : `${parent}.${property}`;
  const own = Object.entries(constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? notAMember(field) : { field, message },
  );
  return [...own, ...(children ?? []).flatMap((child) => fieldErrorsOf(child, field))];
}
