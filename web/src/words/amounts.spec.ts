import { amount, change, figure, rawOf, tokenName } from './amounts';
import { SOL } from './domain';

const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const UNKNOWN = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';

describe('amounts', () => {
  it.each([
    [USDC, 1_000_500_000n, '1,000.5'],
    [USDC, 1_234_567_890_123n, '1,234,567.890123'],
    [USDC, 0n, '0'],
    [USDC, -1n, '−0.000001'],
    [SOL.address, 18_446_744_073_709_551_615n, '18,446,744,073.709551615'],
    [UNKNOWN, 1_000n, '1,000'],
  ])('are exact, with thousands set apart: %s %s', (mint, raw, text) => {
    expect(figure(mint, raw)).toBe(text);
  });

  it('name their token, or the ends of its address', () => {
    expect(amount(USDC, '149623507')).toBe('149.623507 USDC');
    expect(tokenName(UNKNOWN)).toBe('6Gqy…SLDm');
  });

  it('show the sign of a change', () => {
    expect([change(USDC, 5_000_000n), change(USDC, -5_000_000n)]).toEqual(['+5 USDC', '−5 USDC']);
  });

  it.each([
    ['12.5', 12_500_000n],
    [' 12,5 ', 12_500_000n],
    ['0.000001', 1n],
    ['12.1234567', undefined],
    ['1,000.5', undefined],
    ['ten', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('are read as people type them: "%s"', (text, raw) => {
    expect(rawOf(USDC, text)).toBe(raw);
  });
});
