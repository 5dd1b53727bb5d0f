/** Where the console is: the part of the address behind `#`, which the service never sees. */
export interface Route {
  /** Such as `['executions', 'direct-0198…']`; empty: the start. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** The route that an address names. @param hash as `location.hash`, such as `#/executions?status=Failed` */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return {
    path: path.split('/').filter(Boolean).map(decoded),
    query: new URLSearchParams(query),
  };
}

/** The address of a route, for links. */
export function hrefOf(path: readonly string[], query: Readonly<Record<string, string>> = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '');
  const tail = filled.length === 0 ? '' : `?${new URLSearchParams(filled).toString()}`;
  return `#/${path.map(encodeURIComponent).join('/')}${tail}`;
}

/** What somebody typed into the address bar may be no encoding of anything; it is then taken as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
