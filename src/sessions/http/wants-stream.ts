import type { FastifyRequest } from 'fastify';

const STREAM = 'text/event-stream';
const JSON_TYPE = 'application/json';

/** Does the client ask for server-sent events, and not rather for JSON (RFC 9110 §12.5.1)? */
export function wantsStream({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const wishes = new Map((headers.accept ?? '').split(',').map(wishOf));
  const quality = wishes.get(STREAM) ?? 0;
  return quality > 0 && quality >= (wishes.get(JSON_TYPE) ?? 0);
}

function wishOf(range: string): readonly [string, number] {
  const [type = '', ...parameters] = range.toLowerCase().split(';');
  const weight = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('q='));
  return [type.trim(), weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}
