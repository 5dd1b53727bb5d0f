import fc from 'fast-check';
import type { FlowEvent } from '../../domain';
import { columnsOf, renderAscii } from './ascii.renderer';
import { flowGraph } from './flow-graph';
import {
  begins,
  completed,
  decided,
  ended,
  executionAfter,
  recorded,
  troubledExecution,
} from './flow-history.fake';
import { hostileText } from './hostile-text.fake';

describe('renderAscii', () => {
  it('draws a tree of steps and what was tried for them', () => {
    const execution = executionAfter([
      begins('swap_1'),
      recorded(1, 'swap_1'),
      ended(1, 'landed', 'swap_1'),
      completed('swap_1'),
    ]);
    expect(renderAscii(flowGraph(execution))).toBe(`swap twice
recovery · conditional · sandbox · wallet 6Gqy…SLDm · Queued
recovery-1

┌─ ✓ Plan of 2 steps
│     recovery mode, conditional, sandbox ledger
├─ ✓ Do swap_1                                                            300 ms
│  │  nothing → 1.5 USDC
│  └─ ✓ Attempt 1 landed                                                  100 ms
│        Exchange · 4bM2…xxxx
│        fee 0.000005 SOL
└─ ○ Do swap_2                                                           pending
`);
  });

  it('puts the attempts of a transaction beside the steps that it carries', () => {
    const both = ['swap_1', 'swap_2'];
    const failed = { ...ended(1, 'failed', ...both), failedStepId: 'swap_1' } as FlowEvent;
    const retried = decided(1, { strategy: 'retry', errorClass: 'stale' });
    const execution = executionAfter([...both.map(begins), recorded(1, ...both), failed, retried]);
    const tree = renderAscii(flowGraph(execution)).split('\n').slice(6);
    expect(tree.map((line) => line.slice(0, 40).trimEnd())).toEqual([
      '└─ ▶ One transaction of 2 steps',
      '   ├─ ▶ Do swap_1',
      '   ├─ ▶ Do swap_2',
      '   └─ ✗ Attempt 1 failed at swap_1',
      '         Exchange · 4bM2…xxxx',
      '         carries swap_1 and swap_2',
      '         what failed: Do swap_1',
      '         The price moved. (slippage_exce',
      '',
    ]);
  });

  it('stays within 80 columns and lets no text send codes to a terminal', () => {
    const lines = (text: string) => renderAscii(flowGraph(troubledExecution(text))).split('\n');
    fc.assert(
      fc.property(hostileText, (hostile) => {
        for (const line of lines(hostile)) {
          expect(columnsOf(line)).toBeLessThanOrEqual(80);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts wide characters twice and marks not at all', () => {
    expect([columnsOf('ab'), columnsOf('漢字'), columnsOf('🚀'), columnsOf('e\u0301')]).toEqual([2, 4, 2, 1]);
  });
});
