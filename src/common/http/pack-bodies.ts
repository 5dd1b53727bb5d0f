import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { onSendHookHandler } from 'fastify';
import { CONTENT_CODINGS } from './coded-etag';

type Coding = (typeof CONTENT_CODINGS)[number];

const CODINGS: Coding[] = [...CONTENT_CODINGS];

/** Quality of Brotli: twice as much costs ten times the time, and saves a tenth. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const pack: Readonly<Record<Coding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, QUALITY),
  gzip: (body) => promisify(gzip)(body),
};

/** What text is answered as. */
const TEXT = /^text\/|\bjson\b|\bxml\b/;

/** Compressed forms of bodies, for as long as somebody keeps the body. */
const forms = new WeakMap<Buffer, Map<Coding, Buffer>>();

/**
 * Compresses a body that is answered as a `Buffer`, which is one that is kept to be answered again, only once. What it leaves
 * alone the plugin looks at after it.
 * @param threshold bytes below which a body stays as it is
 */
export function packBodies(threshold: number): onSendHookHandler {
  return (request, reply, payload, done) => {
    const { 'accept-encoding': accepted, 'x-no-compression': unwanted } = request.headers;
    const isFit = Buffer.isBuffer(payload) && payload.length >= threshold && unwanted === undefined;
    if (!isFit || accepted === undefined || !TEXT.test(String(reply.getHeader('content-type'))))
      return done(null, payload);
    const coding = negotiate<Coding>(accepted.toLowerCase(), CODINGS);
    if (coding === null) return done(null, payload);
    void reply.header('content-encoding', coding);
    const known = forms.get(payload)?.get(coding);
    if (known !== undefined) return done(null, known);
    void keepForm(payload, coding).then((packed) => done(null, packed), done);
  };
}

async function keepForm(body: Buffer, coding: Coding): Promise<Buffer> {
  const packed = await pack[coding](body);
  const known = forms.get(body) ?? new Map<Coding, Buffer>();
  forms.set(body, known.set(coding, packed));
  return packed;
}
