import { matchesEtag } from './matches-etag';

describe('matchesEtag', () => {
  it.each([
    ['"x-1"', true],
    ['W/"x-1"', true],
    [' "x-1" ', true],
    ['"x-0","x-1"', true],
    ['"x-0", W/"x-1"', true],
    ['*', true],
    [' * ', true],
    ['"x-1;gzip"', true],
    ['"x-0;br", W/"x-1;br"', true],
    ['"x-1;zip"', false],
    ['"x-11"', false],
    ['x-1', false],
    ['"x-0", *', false],
    ['w/"x-1"', false],
    ['', false],
  ])('%j: %s', (header, expected) => expect(matchesEtag(header, '"x-1"')).toBe(expected));
});
