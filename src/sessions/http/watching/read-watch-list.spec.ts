import { AppError } from '../../../domain';
import { MOST_WATCHED } from '../../most-watched';
import { readWatchList } from './read-watch-list';

describe('readWatchList', () => {
  it('reads executions with the revision that the client has', () => {
    expect([...readWatchList('direct-1:5,recovery-2:0')]).toEqual([
      ['direct-1', 5],
      ['recovery-2', 0],
    ]);
  });

  it.each([
    '',
    ',',
    'direct-1',
    'direct-1:',
    'direct-1:-1',
    'direct-1:1e3',
    'a b:1',
    'direct-1:1,',
    '__proto__:x',
  ])('refuses %j', (text) => expect(() => readWatchList(text)).toThrow(AppError));

  it('has a limit', () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, index) => `direct-${index}:0`).join(',');
    expect(readWatchList(list(MOST_WATCHED)).size).toBe(MOST_WATCHED);
    expect(() => readWatchList(list(MOST_WATCHED + 1))).toThrow('64 executions at most');
  });
});
