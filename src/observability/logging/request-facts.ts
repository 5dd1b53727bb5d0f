/** What the log says of a request: no headers, and no query, which may carry secrets. */
export function requestFacts({ id, method, url }: RequestLike): RequestLike {
  return { id, method, url: url.split('?', 1)[0] ?? url };
}

interface RequestLike {
  readonly id: unknown;
  readonly method: string;
  readonly url: string;
}
