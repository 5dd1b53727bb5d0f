import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { RouteFacts } from '../../common/http';
import type { Scope } from '../../config';

/** The scope that an API key needs for a route. A route that declares none is open to administrators only. */
export function RequiresScope(scope: Scope): MethodDecorator {
  return applyDecorators(RouteFacts({ scope }), ApiExtension('x-required-scope', scope));
}
