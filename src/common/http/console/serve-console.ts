import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredType } from '../preferred-type';
import { CONSOLE_POLICY } from './console-policy';

/** Where `npm run build` puts the console, seen from the sources and from the build alike. */
export const CONSOLE_FOLDER = join(__dirname, '..', '..', '..', '..', 'dist', 'web');

const TYPES = ['application/problem+json', 'application/json', 'text/html'] as const;

/**
 * Serves the console at `/` to clients that prefer HTML, and its files, whose names change with what is in them, under
 * `/console/`. Every other client gets the same answer at `/` as at any path that is no route. Without a built console
 * nothing is served.
 */
export async function serveConsole(app: NestFastifyApplication, folder = CONSOLE_FOLDER): Promise<void> {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  const html = readFileSync(page, 'utf8');
  const etag = `"${createHash('sha256').update(html).digest('hex').slice(0, 16)}"`;
  await app.register(fastifyStatic, {
    root: join(folder, 'console'),
    prefix: '/console/',
    decorateReply: false,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '365d',
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/', (request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('vary', 'Accept, Origin');
      if (preferredType(request.headers.accept, TYPES) !== 'text/html') {
        reply.callNotFound();
        return reply;
      }
      void reply.headers({ 'content-security-policy': CONSOLE_POLICY, 'cache-control': 'no-cache', etag });
      if (request.headers['if-none-match']?.includes(etag) === true) return reply.status(304).send();
      return reply.type('text/html; charset=utf-8').send(html);
    });
}
