import { transactionList } from './transaction-list';

const step = (
  step_id: string,
  attempts: readonly { signature: string | null; outcome: string | null }[],
) => ({
  step_id,
  description: step_id,
  status: 'Completed',
  attempts,
});

describe('transactionList', () => {
  it('names a transaction of several steps once, and leaves out what was not sent', () => {
    const shared = { signature: 'first', outcome: 'landed' };
    const unsent = { signature: null, outcome: 'failed' };
    const steps = [
      step('swap_1', [unsent, shared]),
      step('lend_1', [unsent, shared, { signature: 'second', outcome: null }]),
    ];
    expect(transactionList({ steps })).toBe(
      '\nTransactions\n  swap_1+lend_1  landed  first\n  lend_1  sent  second\n',
    );
  });

  it('says nothing where nothing was sent', () =>
    expect(transactionList({ steps: [step('show_1', [])] })).toBe(''));
});
