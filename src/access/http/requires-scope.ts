import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { Scope } from '../../config';

/** The scope that an API key needs for a route. A route that declares none is open to administrators only. */
export function RequiresScope(scope: Scope): MethodDecorator {
  return applyDecorators(RouteConfig({ scope }), ApiExtension('x-required-scope', scope));
}
