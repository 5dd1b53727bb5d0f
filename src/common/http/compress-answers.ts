import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, onSendAsyncHookHandler } from 'fastify';
import { CONTENT_CODINGS, codedEtag, uncodedEtag } from './coded-etag';

/** Answers below this size, in bytes, are sent as they are: they fit one packet anyway. */
const THRESHOLD = 1_024;

/**
 * Compresses answers as `Accept-Encoding` says, event streams excepted. A compressed answer has an entity tag of its own,
 * and a 304 names the tag that the client has, so that caches keep compressed and plain answers apart. Bodies of requests
 * are not decompressed: `bodyLimit` bounds what they hold.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  const encodings = [...CONTENT_CODINGS];
  await app.register(fastifyCompress, { encodings, threshold: THRESHOLD, globalDecompression: false });
  // Registered after the plugin, so that each route runs this after it has compressed.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      route.onSend = [...[route.onSend ?? []].flat(), describeCoding];
    });
}

const describeCoding: onSendAsyncHookHandler = (request, reply, payload) => {
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string' && etag.startsWith('"')) {
    void reply.header('vary', varied(reply.getHeader('vary')));
    void reply.header('etag', tagOf(request, reply, etag));
  }
  return Promise.resolve(payload);
};

function tagOf(request: FastifyRequest, reply: FastifyReply, etag: string): string {
  if (reply.statusCode === 304) return knownTag(request.headers['if-none-match'], etag) ?? etag;
  const coding = reply.getHeader('content-encoding');
  return typeof coding === 'string' ? codedEtag(etag, coding) : etag;
}

/** The tag under which the client has this representation, whichever coding that was in. */
function knownTag(ifNoneMatch: string | undefined, etag: string): string | undefined {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags?.find((tag) => uncodedEtag(tag) === etag);
}

function varied(vary: unknown): string {
  const names = typeof vary === 'string' ? vary.split(',').map((name) => name.trim()) : [];
  return [...names.filter((name) => !/^accept-encoding$/i.test(name)), 'Accept-Encoding'].join(', ');
}
