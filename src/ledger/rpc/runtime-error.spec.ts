import { runtimeErrorOf } from './runtime-error';

describe('the error of a transaction as a node tells it', () => {
  it.each<[unknown, object]>([
    ['AccountNotFound', { kind: 'transaction', code: 2 }],
    ['BlockhashNotFound', { kind: 'transaction', code: 7 }],
    [{ InstructionError: [3n, { Custom: 6001n }] }, { kind: 'program', instruction: 3, code: 6001 }],
    [{ InstructionError: [0, 'InsufficientFunds'] }, { kind: 'instruction', instruction: 0, code: 5 }],
    [{ InstructionError: [1, { BorshIoError: 'eof' }] }, { kind: 'instruction', instruction: 1, code: 52 }],
    [{ DuplicateInstruction: 2 }, { kind: 'duplicate', instruction: 2 }],
    [{ InsufficientFundsForRent: { account_index: 4n } }, { kind: 'rent', account: 4 }],
  ])('%p', (told, error) => {
    expect(runtimeErrorOf(told)).toEqual(error);
  });

  it.each<[unknown]>([
    ['NewIn2030'],
    [{ ProgramExecutionTemporarilyRestricted: { account_index: 1n } }],
    [{ InstructionError: [0, 'NewIn2030'] }],
    [{ InstructionError: 'garbled' }],
    [{}],
    [7],
  ])('is kept as text when it is not known: %p', (told) => {
    expect(runtimeErrorOf(told)).toMatchObject({ kind: 'other' });
  });
});
