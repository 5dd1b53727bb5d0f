import { SetMetadata, applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

const FACTS = Symbol('facts of a route');

/**
 * Tells hooks of the HTTP server about a route, in `routeOptions.config`. Unlike `RouteConfig`, each one adds to what others
 * have said.
 */
export function RouteFacts(facts: Readonly<Record<string, unknown>>): MethodDecorator {
  return (target, name, descriptor) => {
    const known = Reflect.getMetadata(FACTS, descriptor.value as object) as typeof facts | undefined;
    const all = { ...known, ...facts };
    applyDecorators(SetMetadata(FACTS, all), RouteConfig(all))(target, name, descriptor);
  };
}
