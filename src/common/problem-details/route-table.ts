interface Route {
  readonly pattern: RegExp;
  readonly method: string;
}

/** The routes that exist, so that a refusal can tell a wrong method from a wrong path. Asked only on refusals. */
export class RouteTable {
  private readonly routes: Route[] = [];

  /** @param url as registered, such as `/flows/:id` or `/docs/*` */
  add(url: string, methods: string | readonly string[]): void {
    for (const method of [methods].flat()) {
      if (method !== 'OPTIONS') this.routes.push({ pattern: patternOf(url), method });
    }
  }

  /** The methods that some route takes at this path, each once, sorted; none: there is no such path. */
  methodsAt(path: string): readonly string[] {
    const matching = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(matching)].sort();
  }
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}
