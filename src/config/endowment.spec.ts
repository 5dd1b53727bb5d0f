import fc from 'fast-check';
import { BONK, MAX_U64, SOL, USDC, decimalFromRaw } from '../domain';
import { parseEndowment } from './endowment';
import { EnvironmentError } from './environment-error';

describe('parseEndowment', () => {
  it('reads SOL as lamports and tokens in raw units, whatever the case and order', () => {
    expect(parseEndowment('1000 usdc, 5 SOL,0.5bonk')).toEqual({
      lamports: 5_000_000_000n,
      tokens: [
        { mint: USDC.address, raw: 1_000_000_000n },
        { mint: BONK.address, raw: 50_000n },
      ],
    });
  });

  it('reads none', () => {
    expect(parseEndowment('none')).toEqual({ lamports: 0n, tokens: [] });
  });

  it('reads any amount of lamports exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_U64 }), (raw) => {
        expect(parseEndowment(`${decimalFromRaw(raw, SOL.decimals)} SOL`).lamports).toBe(raw);
      }),
    );
  });

  it.each([
    ['a token that nobody knows', '5 SOL, 3 FLURB', '3 FLURB'],
    ['no amount', 'SOL', 'SOL'],
    ['an amount below zero', '-1 SOL', '-1 SOL'],
    ['finer than the token', '0.0000001 USDC', '0.0000001 USDC'],
    ['more than a u64', '99999999999999999999 SOL', '99999999999999999999 SOL'],
    ['a token twice', '1 SOL, 2 SOL', '2 SOL'],
    ['an empty part', '1 SOL,', ''],
  ])('refuses %s, quoting the part', (_case, text, part) => {
    expect(() => parseEndowment(text)).toThrow(EnvironmentError);
    expect(() => parseEndowment(text)).toThrow(`it is "${part}"`);
  });
});
