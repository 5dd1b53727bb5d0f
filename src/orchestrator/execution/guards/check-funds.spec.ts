import { JUP, SOL, USDC, addressOf } from '../../../domain';
import { checkFunds } from './check-funds';

const recipient = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const holding = { lamports: 0n, tokens: [{ mint: USDC.address, decimals: 6, raw: 5_000_000n }] };
const send = (mint: typeof USDC.address, amount: bigint) =>
  checkFunds({ tool: 'spl_transfer', recipient, mint, amount }, undefined, holding);

describe('checkFunds', () => {
  it('names what is missing of a token that the wallet never had', () => {
    expect(send(JUP.address, 1_500_000n)).toEqual({
      code: 'insufficient_funds',
      message: 'The wallet holds 0 JUP; this needs 1.5 JUP.',
      shortfall: { mint: JUP.address, needed: 1_500_000n, available: 0n },
    });
  });

  it.each([
    [5_000_000n, undefined],
    [5_000_001n, 'insufficient_funds'],
  ])('of 5 USDC, sending %i raw units is %s', (amount, code) => {
    expect(send(USDC.address, amount)?.code).toBe(code);
  });

  it('leaves SOL to the simulation, which knows fees and rent', () => {
    const action = { tool: 'sol_transfer', recipient, amount: 1n } as const;
    expect(checkFunds(action, undefined, holding)).toBeUndefined();
    expect(send(SOL.address, 1n)).toBeUndefined();
  });
});
