/** The routes that need a key when keys are configured, and those among them that never do. */
const GUARDED = '/api/v1/';
const OPEN = '/api/v1/health';

/** Does a route, named by its pattern, need a key when keys are configured? */
export function isGuarded(route: string): boolean {
  return route.startsWith(GUARDED) && route !== OPEN && !route.startsWith(`${OPEN}/`);
}
