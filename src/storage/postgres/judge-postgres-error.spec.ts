import { AppError } from '../../domain';
import { judgePostgresError } from './judge-postgres-error';

const coded = (code: string) => Object.assign(new Error('no'), { code });

describe('judgePostgresError', () => {
  it.each<[string, Error]>([
    ['a refused connection', coded('ECONNREFUSED')],
    [
      'a refused connection on every address',
      new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]),
    ],
    ['an ended session', coded('57P01')],
    ['a server that starts', coded('57P03')],
    ['a broken connection', coded('08006')],
    ['a connection that ended without a word', new Error('Connection terminated unexpectedly')],
    [
      'a connection that broke before',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
  ])('blames the store for %s', (_case, error) => {
    expect(judgePostgresError(error)).toMatchObject({ code: 'store_unavailable', isForCaller: false });
    expect(judgePostgresError(error)).toHaveProperty('context.retryAfterMs');
  });

  it.each<[string, unknown]>([
    ['a violated key', coded('23505')],
    ['a refusal of ours', new AppError('execution_not_found', 'no')],
    ['a defect', new TypeError('no')],
    ['a thrown text', 'ECONNREFUSED'],
  ])('leaves %s as it is', (_case, error) => {
    expect(judgePostgresError(error)).toBe(error);
  });
});
