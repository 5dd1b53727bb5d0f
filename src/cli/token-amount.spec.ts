import { USDC, addressOf } from '../domain';
import { amountFor, rawAmount } from './token-amount';

const UNKNOWN = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const question = {
  choices: [
    { choice: 'top_up', mint: USDC.address, needed: '9000000', available: '5000000' },
    { choice: 'reduce_amount', mint: USDC.address, most: '5000000' },
    { choice: 'abort' },
  ],
};

describe('rawAmount', () => {
  it.each([
    ['1.5', 1_500_000n],
    ['0.000001', 1n],
    [' 90071992547409.931 ', 90_071_992_547_409_931_000n],
  ])('reads "%s" USDC', (text, raw) => expect(rawAmount(text, USDC.address)).toBe(raw));

  it.each(['0', '-1', '1e3', '1,500', '0.0000001', ''])('refuses "%s" USDC', (text) =>
    expect(() => rawAmount(text, USDC.address)).toThrow('not an amount of USDC'),
  );

  it('does not guess the decimals of a token', () =>
    expect(() => rawAmount('1.5', UNKNOWN)).toThrow(/smallest units, with --amount-raw/));
});

describe('amountFor', () => {
  it.each([
    [{ amount: '1.5' }, 1_500_000n],
    [{ amountRaw: '1500000' }, 1_500_000n],
    [{}, undefined],
  ])('reads %j as an amount of the token in question', (options, raw) =>
    expect(amountFor(question, 'reduce_amount', options)).toBe(raw),
  );

  it('needs no token for raw units', () => {
    const choices = [{ choice: 'provide_amount', mint: UNKNOWN }];
    expect(amountFor({ choices }, 'provide_amount', { amountRaw: '7' })).toBe(7n);
  });

  it.each(['top_up', 'abort', 'dance'])('says that %s takes none', (choice) =>
    expect(() => amountFor(question, choice, { amount: '1' })).toThrow(`${choice} takes no amount here.`),
  );

  it.each(['1.5', '-1', 'x', ''])('refuses "%s" smallest units', (amountRaw) =>
    expect(() => amountFor(question, 'reduce_amount', { amountRaw })).toThrow('whole number'),
  );
});
