import { preferredType } from './preferred-type';

const OFFERED = ['application/json', 'text/html', 'image/svg+xml', 'text/plain'];

describe('preferredType', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8', 'image/svg+xml'],
    ['text/*', 'text/html'],
    ['text/html, */*', 'text/html'],
    ['text/html;q=0.1, text/plain;q=0.2', 'text/plain'],
    ['text/*;q=0.5, text/html;q=0', 'text/plain'],
    ['TEXT/HTML; charset=utf-8', 'text/html'],
    ['text/html;q=nonsense', 'text/html'],
    ['audio/mpeg', undefined],
    ['', undefined],
  ])('takes %s as %s', (accept, type) => expect(preferredType(accept, OFFERED)).toBe(type));
});
