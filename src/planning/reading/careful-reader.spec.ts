import { type Amount, ALL, type ToolCall, USDC, addressOf, allBut, exact } from '../../domain';
import { SentenceReader } from './sentence-reader';

const ANA = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const BEN = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');
const reader = new SentenceReader();

function read(prompt: string): ToolCall[] | string {
  const outcome = reader.read(prompt);
  return outcome.kind === 'steps' ? outcome.steps.map(({ call }) => call) : outcome.refusal.code;
}

const amountIn = (prompt: string): Amount | undefined => {
  const [call] = read(prompt);
  return typeof call === 'object' && 'amount' in call ? call.amount : undefined;
};

describe('what a careful reader does with operators', () => {
  it.each([
    ['refusal', 'I refuse to swap 1 SOL to USDC'],
    ['refusal', 'hold off on selling my 40 JUP'],
    ['refusal', 'donʼt lend 20 USDC'],
    ['refusal', 'don`t send 5 USDC to ' + ANA],
    ['refusal', 'swap 1 SOL to USDC. not.'],
    ['advice', 'should I sell my JUP?'],
    ['advice', 'would it be smart to lend 200 USDC'],
    ['simulation', 'pretend to swap 1 SOL to USDC'],
    ['simulation', 'swap 1 SOL to USDC, just kidding'],
    ['undo', 'undo the swap of 1 SOL'],
    ['undo', 'swap 5 USDC to SOL and back'],
    ['schedule', 'in an hour, send 1 SOL to ' + ANA],
    ['condition', 'swap 1 SOL to USDC if the price is right'],
    ['confirmation', 'ask me before you sell 5 JUP for USDC'],
    ['repetition', 'swap 1 SOL to USDC, then do it again'],
    ['past', 'I sent 1 SOL to ' + ANA],
    ['past', 'I already swapped 2 SOL to USDC'],
    ['another venue', 'swap 1 SOL to USDC on Raydium'],
  ])('refuses a %s: %s', (_kind, prompt) => {
    expect(read(prompt)).toBe('unsupported_intent');
  });

  it.each([
    ['if you don’t mind, swap 1 SOL to USDC'],
    ['why don’t you swap 1 SOL to USDC'],
    ['don’t forget to swap 1 SOL to USDC, no rush'],
    ['could you please swap 1 SOL to USDC when you have a moment'],
    ['would you be so kind as to swap 1 SOL to USDC'],
  ])('takes courtesy for courtesy: %s', (prompt) => {
    expect(read(prompt)).toEqual(read('swap 1 SOL to USDC'));
  });

  it.each([
    ['swap 2, no wait, 3 SOL to USDC'],
    ['send 5 USDC to ' + ANA + ', I mean 6'],
    ['swap 1 or 2 SOL to USDC'],
    ['send 1 SOL to ' + ANA + ' and ' + BEN],
    ['swap up to 5 SOL to USDC'],
    ['sell about 40 JUP for USDC'],
  ])('does not decide between readings: %s', (prompt) => {
    expect(read(prompt)).toBe('ambiguous');
  });
});

describe('amounts', () => {
  it.each([
    ['sell all SOL but keep 1', allBut(1_000_000_000n)],
    ['lend everything except 100 USDC', allBut(100_000_000n)],
    ['leave 200 USDC in the wallet and lend the rest', allBut(200_000_000n)],
    ['keep 1 SOL and swap the rest to USDC', allBut(1_000_000_000n)],
    ['move all my USDC except 50 to Jupiter Lend', allBut(50_000_000n)],
    ['swap half a SOL to USDC', exact(500_000_000n)],
    ['send 1/2 SOL to ' + ANA, exact(500_000_000n)],
    ['swap ١ SOL to USDC', exact(1_000_000_000n)],
    ['lend (100) USDC', exact(100_000_000n)],
    ['swap 2 000 000 BONK to SOL', exact(200_000_000_000n)],
    ['sell one hundred and two thousand four hundred BONK', exact(10_240_000_000n)],
    ['lend a hundred USDC', exact(100_000_000n)],
    ['swap JitoSOL to SOL, all of it', ALL],
  ])('reads %s', (prompt, amount) => {
    expect(amountIn(prompt)).toEqual(amount);
  });

  it('keeps two thirds exact', () => {
    expect(amountIn('sell two thirds of my JUP for SOL')).toMatchObject({
      ratio: { numerator: 2n, denominator: 3n },
    });
  });

  it.each([
    ['swap 1² SOL to USDC', 'invalid_amount'],
    ['swap −1 SOL to USDC', 'invalid_amount'],
    ['swap 1,5 SOL to USDC', 'ambiguous'],
    ['swap half SOL to USDC', 'ambiguous'],
    ['swap 200% of my SOL to USDC', 'invalid_amount'],
    ['swap 1 SOL to USDC with 100% slippage', 'invalid_amount'],
    ['swap 1 SOL to USDC, max slippage 50', 'invalid_amount'],
    ['lend 708.58 USDC (value 4.99 SOL)', 'ambiguous'],
  ])('refuses %s with %s', (prompt, code) => {
    expect(read(prompt)).toBe(code);
  });

  it('divides an amount that is for several together', () => {
    expect(read(`split 30 USDC evenly between ${ANA} and ${BEN}`)).toEqual([
      { tool: 'spl_transfer', recipient: ANA, mint: USDC.address, amount: exact(15_000_000n) },
      { tool: 'spl_transfer', recipient: BEN, mint: USDC.address, amount: exact(15_000_000n) },
    ]);
  });
});

describe('readings of a refused prompt', () => {
  it.each(['swap 1,5 SOL to USDC', 'send half SOL to ' + ANA, `send 1 SOL to ${ANA} and ${BEN}`])(
    'are prompts that can be planned: %s',
    (prompt) => {
      const refused = reader.read(prompt);
      expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'ambiguous' } });
      const readings = refused.kind === 'refused' ? refused.readings : [];
      expect(readings).toHaveLength(2);
      for (const reading of readings) expect(Array.isArray(read(reading.prompt))).toBe(true);
    },
  );
});
