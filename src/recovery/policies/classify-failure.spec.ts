import { ERROR_CLASSES, type Failure, type FailureCode } from '../../domain';
import { CLASS_OF_CODE, classifyFailure } from './classify-failure';
import { POLICIES } from './policies';

const failure = (code: FailureCode, more: Partial<Failure> = {}): Failure => ({ code, message: '', ...more });

describe('classifyFailure', () => {
  it.each(Object.entries(CLASS_OF_CODE))('puts %s into %s', (code, errorClass) => {
    expect(classifyFailure(failure(code as FailureCode))).toBe(errorClass);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('takes HTTP %i for transient', (httpStatus) => {
    expect(classifyFailure(failure('venue_unavailable', { httpStatus }))).toBe('transient');
  });

  it.each([400, 401, 404, 422])('does not take HTTP %i for transient', (httpStatus) => {
    expect(classifyFailure(failure('internal_error', { httpStatus }))).toBe('permanent');
  });

  it.each([-32004, -32005, -32007, -32014, -32016])('takes RPC error %i for transient', (rpcCode) => {
    expect(classifyFailure(failure('transaction_error', { rpcCode }))).toBe('transient');
  });

  it.each([
    ['Blockhash not found', 'stale'],
    ['429 Too Many Requests', 'transient'],
    ['read ECONNRESET', 'transient'],
    ['the request timed out', 'transient'],
    ['something else', 'permanent'],
  ])('reads "%s" as %s when nothing else is known', (message, errorClass) => {
    expect(classifyFailure(failure('transaction_error', { message }))).toBe(errorClass);
  });

  it('does not let text overrule a code', () => {
    expect(classifyFailure(failure('guard_violation', { message: 'Blockhash not found' }))).toBe('permanent');
  });

  it('never takes an unknown outcome for anything else', () => {
    expect(classifyFailure(failure('timeout_after_send', { httpStatus: 503 }))).toBe('unknown_outcome');
  });
});

describe('the policies', () => {
  it('are one for each class', () => {
    expect(POLICIES.map(({ errorClass }) => errorClass)).toEqual(ERROR_CLASSES);
  });

  it('are sure that nothing landed but where the outcome is unknown', () => {
    for (const { errorClass, safeToCompensate } of POLICIES)
      expect(safeToCompensate).toBe(errorClass !== 'unknown_outcome');
  });
});
