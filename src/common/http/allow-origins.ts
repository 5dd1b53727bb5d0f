import fastifyCors from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { corsOptions } from './cors-options';

/**
 * Lets scripts of other origins call the service, refusals included: called before any other hook is added. Not by
 * `enableCors` of the framework, which sets the headers on the raw response, too: Node then takes each header of every answer
 * the slow way.
 * @param origins as {@link corsOptions} takes them
 */
export async function allowOrigins(
  app: NestFastifyApplication,
  origins: readonly string[] | undefined,
): Promise<void> {
  await app.register(fastifyCors, corsOptions(origins));
}
