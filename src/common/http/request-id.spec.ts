import { requestIdOf } from './request-id';

describe('requestIdOf', () => {
  it('keeps the id of the client', () => {
    expect(requestIdOf({ headers: { 'x-request-id': 'job-7.a_B' } })).toBe('job-7.a_B');
  });

  it.each([['a\nforged: line'], [''], ['x'.repeat(65)], ['{"a":1}']])('makes one instead of %j', (given) => {
    const id = requestIdOf({ headers: { 'x-request-id': given } });
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(requestIdOf({ headers: {} })).not.toBe(id);
  });
});
