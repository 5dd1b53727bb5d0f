import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { CONTENT_CODINGS, codedEtag, uncodedEtag } from './coded-etag';
import { packBodies } from './pack-bodies';

/** Answers below this size, in bytes, are sent as they are: they fit one packet anyway. */
const THRESHOLD = 1_024;

/**
 * Compresses answers as `Accept-Encoding` says, event streams excepted. A compressed answer has an entity tag of its own,
 * and a 304 names the tag that the client has, so that caches keep compressed and plain answers apart. Bodies of requests
 * are not decompressed: `bodyLimit` bounds what they hold.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  const encodings = [...CONTENT_CODINGS];
  const lastOfEachRoute = (hook: onSendHookHandler) =>
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', (route) => {
        route.onSend = [...[route.onSend ?? []].flat(), hook];
      });
  lastOfEachRoute(packBodies(THRESHOLD));
  await app.register(fastifyCompress, { encodings, threshold: THRESHOLD, globalDecompression: false });
  // Registered after the plugin, so that each route runs this after it has compressed.
  lastOfEachRoute(describeCoding);
}

const describeCoding: onSendHookHandler = (request, reply, payload, done) => {
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string' && etag.startsWith('"')) {
    const vary = reply.getHeader('vary');
    if (typeof vary !== 'string' || !vary.endsWith('Accept-Encoding'))
      void reply.header('vary', varied(vary));
    const tag = tagOf(request, reply, etag);
    if (tag !== etag) void reply.header('etag', tag);
  }
  done(null, payload);
};

function tagOf(request: FastifyRequest, reply: FastifyReply, etag: string): string {
  if (reply.statusCode === 304) return knownTag(request.headers['if-none-match'], etag) ?? etag;
  const coding = reply.getHeader('content-encoding');
  return typeof coding === 'string' ? codedEtag(etag, coding) : etag;
}

/** The tag under which the client has this representation, whichever coding that was in. */
function knownTag(ifNoneMatch: string | undefined, etag: string): string | undefined {
  if (ifNoneMatch === etag) return etag;
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags?.find((tag) => uncodedEtag(tag) === etag);
}

function varied(vary: unknown): string {
  const names = typeof vary === 'string' ? vary.split(',').map((name) => name.trim()) : [];
  return [...names.filter((name) => !/^accept-encoding$/i.test(name)), 'Accept-Encoding'].join(', ');
}
