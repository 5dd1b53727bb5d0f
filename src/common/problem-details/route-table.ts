interface Route {
  readonly pattern: RegExp;
  readonly method: string;
}

/**
 * The routes that exist, so that a refusal can tell a wrong method from a wrong path. A path that is a route by itself,
 * such as `/flows/plan`, is no id: `/flows/:id` does not take it, whatever the method.
 */
export class RouteTable {
  private readonly routes: Route[] = [];
  private readonly fixed = new Map<string, string[]>();

  /** @param url as registered, such as `/flows/:id` or `/docs/*` */
  add(url: string, methods: string | readonly string[]): void {
    const own = [methods].flat().filter((method) => method !== 'OPTIONS');
    if (own.length === 0) return;
    if (isFixed(url)) this.fixed.set(url, [...(this.fixed.get(url) ?? []), ...own]);
    else this.routes.push(...own.map((method) => ({ pattern: patternOf(url), method })));
  }

  /** The methods that some route takes at this path, each once, sorted; none: there is no such path. */
  methodsAt(path: string): readonly string[] {
    const matching = () =>
      this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(this.fixed.get(path) ?? matching())].sort();
  }

  /** Was a path that is a route by itself taken for an id, by the route of this pattern? */
  isMistaken(path: string, url: string): boolean {
    return !isFixed(url) && this.fixed.has(path);
  }
}

function isFixed(url: string): boolean {
  return !/[:*]/.test(url);
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}
