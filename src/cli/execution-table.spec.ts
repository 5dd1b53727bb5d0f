import { executionTable } from './execution-table';

describe('executionTable', () => {
  it('has a line an execution, in columns', () => {
    const item = { mode: 'direct', created_at: '2026-11-23T14:36:51.754Z' };
    const items = [
      { ...item, execution_id: 'direct-1', status: 'Completed', prompt: 'swap 1 SOL to USDC' },
      { ...item, execution_id: 'recovery-2', status: 'Failed', prompt: 'lend\n 5 USDC ' },
    ];
    expect(executionTable(items)).toBe(
      [
        'direct-1    2026-11-23 14:36:51  Completed  swap 1 SOL to USDC',
        'recovery-2  2026-11-23 14:36:51  Failed     lend 5 USDC',
      ].join('\n'),
    );
  });

  it('says so when there is none', () => {
    expect(executionTable([])).toBe('No executions.');
  });
});
