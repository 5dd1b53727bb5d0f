/** The methods that routes take. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT'];

/** What scripts in browsers may read beyond the headers that they always may. */
const EXPOSED_HEADERS = [
  'Allow',
  'Content-Disposition',
  'Content-Location',
  'ETag',
  'Idempotent-Replayed',
  'Link',
  'Location',
  'Operation-Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Poll-Interval',
  'X-Polling-Recommendation',
  'X-Request-Id',
].join(', ');

/** Pages that are served by the machine of whoever looks at them. */
const LOOPBACK = /^https?:\/\/(localhost|([a-z\d-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** Seconds for which a browser need not ask again. */
const MAX_AGE_SECONDS = 600;

/**
 * Whose scripts may call the service (Fetch, CORS protocol). Cookies are never asked for.
 * @param origins such as `https://app.example`, or `*` for any; absent: pages of the same machine
 */
export function corsOptions(origins: readonly string[] | undefined) {
  const allowed = origins?.map((origin) => origin.toLowerCase());
  return {
    origin: allowed?.includes('*') === true ? '*' : [...(allowed ?? [LOOPBACK])],
    methods: METHODS,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: MAX_AGE_SECONDS,
    strictPreflight: false,
  };
}
