import { USDC, addressOf } from '../../../domain';
import type { Instruction } from '../../../ledger';
import { STARTED, begins, ended, executionAfter, recorded } from '../../diagrams/flow-history.fake';
import { executionTrace } from './execution-trace';

const PROGRAM = addressOf('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
const OWNER = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');

const call = (byte: number): Instruction => ({
  programAddress: PROGRAM,
  accounts: [
    { address: OWNER, isSigner: true, isWritable: true },
    { address: USDC.address, isSigner: false, isWritable: false },
  ],
  data: Uint8Array.of(byte, 255),
});

/** The signature that the history gives to an attempt. */
const signatureOf = (attempt: number) => `4bM2WjMG6diTeo${attempt}`.padEnd(88, 'x');
const branchesOf = (trace: string, sign: string) => trace.split('\n').filter((line) => line.includes(sign));

describe('executionTrace', () => {
  it('shows program, accounts and data of what was sent, and what came of it', () => {
    const execution = executionAfter([
      STARTED,
      begins('swap_1'),
      recorded(1, 'swap_1'),
      ended(1, 'landed', 'swap_1'),
    ]);
    const sent = new Map([[signatureOf(1), [call(1), call(2)]]]);
    const block = executionTrace(execution, sent).split('\n').slice(2, 15);
    expect(block).toEqual([
      `│  └─ ✅ attempt 1 landed at exchange ${signatureOf(1)}`,
      '│     ├─ ACTION:',
      `│     │  ├─ Program ID: ${PROGRAM}`,
      '│     │  │  Accounts:',
      `│     │  │  [0] 🖋️ ➕ ${OWNER}`,
      `│     │  │  [1] 🖍️ ➖ ${USDC.address}`,
      '│     │  │  Data (Base58): 9p',
      `│     │  └─ Program ID: ${PROGRAM}`,
      '│     │     Accounts:',
      `│     │     [0] 🖋️ ➕ ${OWNER}`,
      `│     │     [1] 🖍️ ➖ ${USDC.address}`,
      '│     │     Data (Base58): EE',
      expect.stringMatching(
        /^│ {5}└─ OBSERVATION: landed in slot \d+, fee 5000 lamports, \d+ compute units$/,
      ),
    ]);
  });

  it('shows each step of a transaction its own instructions', () => {
    const both = recorded(1, 'swap_1', 'swap_2');
    const part = { venue: 'exchange', changes: [] };
    const parts = [
      { ...part, instructions: 1 },
      { ...part, instructions: 2 },
    ];
    const execution = executionAfter([
      STARTED,
      begins('swap_1'),
      begins('swap_2'),
      { ...both, parts } as typeof both,
    ]);
    const trace = executionTrace(execution, new Map([[signatureOf(1), [call(1), call(2), call(3)]]]));
    const [first = '', second = ''] = trace.split('Step swap_2');
    expect(branchesOf(first, 'Data (Base58)').map((line) => line.split(': ')[1])).toEqual(['9p']);
    expect(branchesOf(second, 'Data (Base58)').map((line) => line.split(': ')[1])).toEqual(['EE', 'Je']);
    expect(branchesOf(first, 'attempt')[0]).toContain('one transaction with swap_2');
    expect(branchesOf(trace, 'OBSERVATION').map((line) => line.split('─ ')[1])).toEqual([
      'OBSERVATION: its outcome is not known yet',
      'OBSERVATION: its outcome is not known yet',
    ]);
  });

  it('says so when nothing was sent, and when the transaction is gone', () => {
    const unsent = executionAfter([STARTED, begins('swap_1'), ended(1, 'failed', 'swap_1')]);
    const trace = executionTrace(unsent, new Map());
    expect(trace).toContain('ACTION: nothing was sent');
    expect(trace).toMatch(/OBSERVATION: failed\n.*❌ slippage_exceeded: The price moved\./);
    const gone = executionAfter([
      STARTED,
      begins('swap_1'),
      recorded(1, 'swap_1'),
      ended(1, 'landed', 'swap_1'),
    ]);
    expect(executionTrace(gone, new Map())).toContain(
      'ACTION: the ledger does not keep the transaction any more',
    );
  });
});
