import { scoreTree } from './score-tree';

const SCORING = {
  score: 0.75,
  verdict: 'Failed',
  assertion_score: 0.5,
  conduct_score: 1,
  compatibility: { score: 1, verdict: 'Succeeded' },
  threshold: 0.75,
  instruction_score: 1,
  onchain_score: 0,
  conduct: [
    { type: 'jupiter_swap', expected: 'jupiter_swap completes', passed: true },
    { type: 'context_awareness', expected: 'nothing that a run shows', passed: null },
  ],
  assertions: [{ type: 'SolBalance', account: 'USER', expected: '= 5', actual: '4', passed: false }],
};

describe('scoreTree', () => {
  it('draws verdict, log, score and final state', () => {
    const run = { benchmark_id: 'b', trace: '❌ static-1\n└─ Step 1', scoring: SCORING };
    expect(scoreTree(run).split('\n')).toEqual([
      '❌ b (Score: 75.0 %): failed',
      '├─ ❌ static-1',
      '│  └─ Step 1',
      "├─ good: final state 50.0 % × 75 % + course 100.0 % × 25 %; 75.0 % is enough; by the original's formula 100.0 %",
      '├─ Final state',
      '│  └─ ❌ SolBalance of USER: expected = 5, found 4',
      '└─ Course',
      '   ├─ ✅ jupiter_swap: jupiter_swap completes',
      '   └─ · context_awareness: nothing that a run shows (cannot be told)',
    ]);
  });

  it('says when a run was not scored', () => {
    expect(scoreTree({ benchmark_id: 'b', trace: 't', scoring: null })).toBe('❌ b: not scored\n└─ t');
  });
});
