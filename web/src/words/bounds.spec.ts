import { guardSentences, programsIn } from './bounds';

const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

describe('guards', () => {
  it('say what may leave, and what must arrive', () => {
    const guards = {
      max_debit: [{ mint: USDC, raw: '5000000' }],
      min_credit: [{ mint: USDC, raw: '4900000' }],
    };
    expect(guardSentences(guards)).toEqual([
      'At most 5 USDC may leave the wallet.',
      'At least 4.9 USDC must arrive.',
    ]);
  });

  it('say so of amounts that are known only when the step runs', () => {
    expect(guardSentences({ max_debit: [{ mint: USDC }], min_credit: [{ mint: USDC }] })).toEqual([
      'At most the planned amount of USDC may leave the wallet.',
      'USDC must arrive.',
    ]);
  });

  it('are nothing where the service names none', () => {
    expect([guardSentences(null), programsIn(null), guardSentences({ max_debit: 'all' })]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
