import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { toWire } from '../common/wire';
import { KnownTokens } from './known-tokens';
import { SentenceReader } from './reading';
import { VetoedReader } from './vetoed-reader';

interface Case {
  readonly id: string;
  readonly prompt: string;
  readonly expect: {
    readonly refuse?: string;
    readonly steps?: readonly { readonly tool: string; readonly args: Record<string, unknown> }[];
  };
}

const tokens = new KnownTokens();
const reader = new VetoedReader(new SentenceReader(tokens), tokens);
const corpus = (name: string) =>
  (JSON.parse(readFileSync(join(process.cwd(), 'test', 'corpus', name), 'utf8')) as { cases: Case[] }).cases;
const talk = corpus('planner-talk.json');
const orders = talk.filter(({ expect: { steps } }) => steps?.some(({ tool }) => !tool.startsWith('get_')));

function outcomeOf(prompt: string) {
  const read = reader.read(prompt);
  if (read.kind === 'refused') return { refuse: read.refusal.code };
  return {
    steps: read.steps.map(({ call }) => {
      const { tool, ...args } = toWire(call) as unknown as Record<string, unknown>;
      return { tool, args };
    }),
  };
}

describe('sentences with talk around what is asked for', () => {
  it.each(talk.map(({ id, prompt, expect: outcome }) => [id, prompt, outcome] as const))(
    '%s: %s',
    (_id, prompt, outcome) => {
      expect(outcomeOf(prompt)).toEqual(outcome);
    },
  );
});

/** Orders of one sentence in which each piece is said once; a sale is into USDC whether it says so or not. */
const PIECE = /\b\d+(?:\.\d+)?\b|\b(?:SOL|USDC|USDT|JUP|BONK|JitoSOL)\b|\b[1-9A-HJ-NP-Za-km-z]{32,44}\b/g;
const SALE = /sell|dump|cash|liquidate|offload|unload|multiply|exit|rid|out of/i;
const bare = corpus('planner-prompts.json').filter(({ prompt, expect: { steps } }) => {
  const pieces = prompt.match(PIECE) ?? [];
  const isOrder = steps?.length === 1 && steps.some(({ tool }) => !tool.startsWith('get_'));
  const isPlain = !/[.!?;\n]\s*\S/.test(prompt) && prompt.length < 100 && !SALE.test(prompt);
  const isOnce = pieces.every((piece) => prompt.toLowerCase().split(piece.toLowerCase()).length === 2);
  return isOrder && isPlain && isOnce && pieces.length > 1;
});

describe('an operator put into a sentence that is planned', () => {
  const before = [
    'should I ',
    'dry run: ',
    'pretend to ',
    'ask me before you ',
    'when SOL hits 300, ',
    'tomorrow, ',
    'do not ',
    'my brother says: ',
  ];
  const behind = [
    ', but only if SOL is above 200',
    ' twice',
    ' and back',
    ', just kidding',
    ', my wife said not to',
    ', on second thought no',
    ' and ask me first',
    ' every day',
    ' (no, cancel that)',
  ];

  it.each(before)('refuses it, or changes the plan: "%s" before it', (operator) => {
    const passed = bare.filter(({ prompt }) => isSamePlan(operator + prompt, prompt));
    expect(passed.map(({ prompt }) => prompt)).toEqual([]);
  });

  it.each(behind)('refuses it, or changes the plan: "%s" behind it', (operator) => {
    const passed = bare.filter(({ prompt }) =>
      isSamePlan(prompt.replace(/[.!?\s]+$/, '') + operator, prompt),
    );
    expect(passed.map(({ prompt }) => prompt)).toEqual([]);
  });

  it.each([', just kidding', ' and ask me first', ' (no, cancel that)'])(
    'is not lost in talk: "%s" behind it',
    (operator) => {
      const passed = orders.filter(({ prompt }) =>
        isSamePlan(prompt.replace(/[.!?\s]+$/, '') + operator, prompt),
      );
      expect(passed.map(({ prompt }) => prompt)).toEqual([]);
    },
  );
});

function isSamePlan(text: string, prompt: string): boolean {
  return JSON.stringify(outcomeOf(text)) === JSON.stringify(outcomeOf(prompt));
}

describe('a number, token or address taken out of a sentence that is planned', () => {
  it('never leaves the plan as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bare), fc.nat(), ({ prompt }, at) => {
        const pieces = [...prompt.matchAll(PIECE)];
        const piece = pieces[at % pieces.length];
        const from = piece?.index ?? 0;
        const without = prompt.slice(0, from) + prompt.slice(from + (piece?.[0].length ?? 0));
        expect(outcomeOf(without)).not.toEqual(outcomeOf(prompt));
      }),
      { numRuns: 300 },
    );
  });
});

const toolsOf = (prompt: string) => (outcomeOf(prompt).steps ?? []).map(({ tool }) => String(tool));

describe('orders of a desk', () => {
  const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
  const withdrawn = (amount: unknown) => ({
    tool: 'jupiter_lend_earn_withdraw',
    args: { asset_mint: USDC, amount },
  });

  it.each([
    'Tap lend for 65 USDC',
    'tap jup lend for 65 USDC please',
    'Month end: tap my lend for 65 USDC.',
    'draw on lend for 65 USDC',
    'tap lending for 65 usdc, no rush',
  ])('what is lent is taken out: %s', (prompt) => {
    expect(outcomeOf(prompt)).toMatchObject({ steps: [withdrawn({ raw: '65000000' })] });
  });

  it.each([
    'Close out the SOL lend in full',
    'exit my SOL lend',
    'close out the JitoSOL lend today',
    'unwinding the USDT lend in full',
    'drain all SOL on lend',
  ])('what is lent is never sold or lent again: %s', (prompt) => {
    expect(toolsOf(prompt).filter((tool) => /swap|deposit/.test(tool))).toEqual([]);
  });

  it.each([
    'swap 1 SOL to USDC with slippage',
    'buy 5 JUP using USDC, max slippage',
    'sell 20 JUP for SOL with slippage please',
    '30 USDC -> BONK, with slip',
    'set slippage. Swap 2 SOL to USDT',
  ])('a bound without a figure is asked about: %s', (prompt) => {
    expect(outcomeOf(prompt)).toEqual({ refuse: 'ambiguous' });
  });

  it.each([
    'my USDC balance and my USDT balance, in that order',
    'our SOL, our JUP',
    'the USDC and the SOL',
    'my JUP balance and my BONK balance',
    'USDT balance, SOL balance',
  ])('names of tokens order no trade: %s', (prompt) => {
    expect(toolsOf(prompt).filter((tool) => !tool.startsWith('get_'))).toEqual([]);
  });

  it.each([
    'Leg 1: 200 JUP to USDC, 50 bps. Leg 2: 3 SOL to USDC, 20 bps.',
    'Two swaps: (1) 200 JUP to USDC; (2) 3 SOL to USDC.',
    'Tranche 1: 200 JUP into USDC. Tranche 2: 3 SOL into USDC.',
    'Clip 1: sell 200 JUP for USDC. Clip 2: sell 3 SOL for USDC.',
    'Risk off: (1) sell 200 JUP for USDC; (2) sell 3 SOL for USDC',
  ])('numbers of a list are no amounts: %s', (prompt) => {
    expect(outcomeOf(prompt)).toMatchObject({
      steps: [{ args: { amount: { raw: '200000000' } } }, { args: { amount: { raw: '3000000000' } } }],
    });
  });
});
