import { hrefOf, routeOf } from './route';

describe('routes of the console', () => {
  it('are read back as they were written', () => {
    const href = hrefOf(['executions', 'a/b ?#'], { search: 'swap 1 SOL & lend', status: '' });
    const { path, query } = routeOf(href);
    expect(path).toEqual(['executions', 'a/b ?#']);
    expect(Object.fromEntries(query)).toEqual({ search: 'swap 1 SOL & lend' });
  });

  it.each(['', '#', '#/'])('begin at the start: "%s"', (hash) => {
    expect(routeOf(hash).path).toEqual([]);
  });

  it('take an address that is spelt wrongly as it is', () => {
    expect(routeOf('#/executions/100%').path).toEqual(['executions', '100%']);
  });
});
