const MASK = '***';

/** What looks like a key in a path: a usual prefix of keys, or long and with digits, which no word of a path is. */
const KEY = /^(?:(?:sk|pk|key|token)[-_].+|(?=.*\d)[\w-]{24,})$/i;

/**
 * A URL without its secrets: user and password, the values of its query, its fragment, and what looks like a key in its
 * path. One without any is given back as it is.
 */
export function maskedUrl(text: string): string {
  const [, scheme = '', user, host = '', path = '', query, fragment] = PARTS.exec(text) ?? [];
  if (scheme === '') return MASK;
  const segments = path.split('/').map((segment) => (KEY.test(segment) ? MASK : segment));
  return [
    scheme,
    user === undefined ? '' : `${MASK}@`,
    host,
    segments.join('/'),
    query === undefined ? '' : `?${query.split('&').map(maskedPair).join('&')}`,
    fragment === undefined ? '' : `#${MASK}`,
  ].join('');
}

const PARTS = /^([a-z]+:\/\/)(?:([^/?#]*)@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;

function maskedPair(pair: string): string {
  const end = pair.indexOf('=');
  return end < 0 ? MASK : `${pair.slice(0, end)}=${MASK}`;
}
