import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredType } from './preferred-type';

/** What a browser is shown at a route when it has no key: it can send none with a plain navigation. */
export interface KeyPage {
  /** The route's pattern. */
  readonly route: string;
  readonly html: string;
  readonly policy: string;
}

const TYPES = ['application/problem+json', 'application/json', 'text/html'] as const;

/** Answers 401 with a page that asks for the key, if the request wants a page. @returns whether it did */
export function sentKeyPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: KeyPage | undefined,
): boolean {
  if (page === undefined || request.method !== 'GET' || request.routeOptions.url !== page.route) return false;
  const { format } = request.query as { readonly format?: unknown };
  const wanted =
    format ?? (preferredType(request.headers.accept, TYPES) === 'text/html' ? 'html' : undefined);
  if (wanted !== 'html') return false;
  void reply
    .status(401)
    .headers({
      'www-authenticate': 'Bearer realm="reev"',
      'cache-control': 'no-store',
      vary: 'Accept, Authorization',
      'content-security-policy': page.policy,
    })
    .type('text/html; charset=utf-8')
    .send(page.html);
  return true;
}
