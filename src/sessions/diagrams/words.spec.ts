import { SOL, USDC, addressOf } from '../../domain';
import { amountsText, durationText, outputText } from './words';

describe('words of diagrams', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_250, '1.25 s'],
    [60_000, '1 min'],
    [185_000, '3 min 5 s'],
    [3_600_000, '1 h'],
    [7_380_000, '2 h 3 min'],
  ])('tells %i ms as %s', (milliseconds, text) => expect(durationText(milliseconds)).toBe(text));

  it('tells amounts exactly, and of unknown tokens the units', () => {
    const other = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
    const assets = [
      { mint: SOL.address, raw: 1n },
      { mint: USDC.address, raw: 2_500_000n },
      { mint: other, raw: 7n },
    ];
    expect(amountsText(assets)).toBe(`0.000000001 SOL + 2.5 USDC + 7 units of ${other}`);
    expect(amountsText([])).toBe('nothing');
  });

  it.each([
    [{ positions: [] }, 'nothing lent'],
    [{ positions: [{ amount: '2', assetSymbol: 'USDC' }] }, '2 USDC lent'],
    [{ tokens: [{ assetSymbol: 'SOL', aprPercent: 4.5 }] }, 'SOL at 4.5 %'],
    [
      { balances: Array.from({ length: 7 }, () => ({ amount: '1', symbol: 'JUP' })) },
      '1 JUP, 1 JUP, 1 JUP, 1 JUP, 1 JUP, 2 more',
    ],
    [{ something: 'else' }, 'answered'],
    [undefined, 'answered'],
  ])('tells the report %j', (report, text) => {
    expect(outputText('get_account_balance', { kind: 'report', report })).toBe(text);
  });
});
