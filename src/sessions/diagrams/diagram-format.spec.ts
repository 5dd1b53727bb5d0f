import { formatOf } from './diagram-format';

describe('formatOf', () => {
  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['image/svg+xml', 'svg'],
    ['text/plain', 'ascii'],
    ['text/vnd.mermaid', 'mermaid'],
    ['text/html;q=0.2, image/svg+xml;q=0.9', 'svg'],
    ['text/html;q=0', 'json'],
    ['nonsense;;;q=x,', 'json'],
  ])('%s: %s', (accept, format) => expect(formatOf(accept)).toBe(format));
});
