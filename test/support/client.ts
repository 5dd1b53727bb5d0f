import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ReevClient, createReevClient } from '../../clients/typescript';
import { HttpClient } from './http-client';

/** A typed client of an application, which listens on a free port from now on. */
export async function connectClient(app: NestFastifyApplication): Promise<ReevClient> {
  const { origin } = await HttpClient.listen(app);
  return createReevClient({ baseUrl: origin });
}

/** Lets the application work instead of waiting. */
export async function noSleep(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
