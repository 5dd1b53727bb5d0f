import { AppError } from '../../domain';
import { ApiKeyCheck } from './api-key-check';

describe('ApiKeyCheck', () => {
  const check = new ApiKeyCheck(['first-key-0123456789', 'second-key-0123456789']);

  it.each([
    [{ authorization: 'Bearer first-key-0123456789' }],
    [{ authorization: 'bearer  second-key-0123456789' }],
    [{ 'x-api-key': 'second-key-0123456789' }],
  ])('lets %j pass', (headers) => {
    expect(() => check.assertAllowed(headers)).not.toThrow();
  });

  it.each([
    [{}],
    [{ authorization: 'Bearer' }],
    [{ authorization: 'Basic first-key-0123456789' }],
    [{ authorization: 'Bearer first-key-012345678' }],
    [{ 'x-api-key': '' }],
    [{ 'x-api-key': 'first-key-0123456789,second-key-0123456789' }],
    [{ authorization: 'Bearer wrong', 'x-api-key': 'first-key-0123456789' }],
  ])('refuses %j', (headers) => {
    expect(() => check.assertAllowed(headers)).toThrow(AppError);
  });

  it('lets everybody pass when no key is configured', () => {
    expect(() => new ApiKeyCheck([]).assertAllowed({})).not.toThrow();
  });
});
