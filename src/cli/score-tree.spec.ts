import { scoreTree } from './score-tree';

const SCORING = {
  score: 0.75,
  verdict: 'Succeeded',
  threshold: 0.75,
  instruction_score: 1,
  onchain_score: 0,
  assertions: [{ type: 'SolBalance', account: 'USER', expected: '= 5', actual: '4', passed: false }],
};

describe('scoreTree', () => {
  it('draws verdict, log, score and final state', () => {
    const run = { benchmark_id: 'b', trace: '❌ static-1\n└─ Step 1', scoring: SCORING };
    expect(scoreTree(run).split('\n')).toEqual([
      '✅ b (Score: 75.0 %): succeeded',
      '├─ ❌ static-1',
      '│  └─ Step 1',
      '├─ good: instructions 100.0 % × 75 % + on chain 0.0 % × 25 %; 75.0 % is enough',
      '└─ Final state',
      '   └─ ❌ SolBalance of USER: expected = 5, found 4',
    ]);
  });

  it('says when a run was not scored', () => {
    expect(scoreTree({ benchmark_id: 'b', trace: 't', scoring: null })).toBe('❌ b: not scored\n└─ t');
  });
});
