import {
  type Amount,
  BONK,
  JITOSOL,
  JUP,
  KNOWN_MINTS,
  SOL,
  type ToolCall,
  USDC,
  addressOf,
  allBut,
  ALL,
  exact,
  outputOf,
  percent,
  usd,
} from '../../domain';
import { meantPlans, mutationsOf } from './plan-mutations.fake';
import { vetoPlan } from './veto-plan';

const FRIEND = addressOf('93LFmx53Qv6RCzB6S3FtHpCd1tMjEvZCEBZhgsqhb6qM');
const OTHER = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const sol = (tokens: number) => exact(BigInt(Math.round(tokens * 1e9)));
const usdc = (tokens: number) => exact(BigInt(Math.round(tokens * 1e6)));
const swap = (amount: Amount, inputMint = SOL.address, outputMint = USDC.address): ToolCall => ({
  tool: 'jupiter_swap',
  inputMint,
  outputMint,
  amount,
  swapMode: 'ExactIn',
});
const lend = (amount: Amount, assetMint = USDC.address): ToolCall => ({
  tool: 'jupiter_lend_earn_deposit',
  assetMint,
  amount,
});
const send = (amount: Amount, recipient = FRIEND): ToolCall => ({
  tool: 'spl_transfer',
  mint: USDC.address,
  recipient,
  amount,
});
const sendSol = (amount: Amount): ToolCall => ({ tool: 'sol_transfer', recipient: FRIEND, amount });

function veto(prompt: string, ...calls: readonly ToolCall[]) {
  const steps = calls.map((call, index) => ({ stepId: `swap_${index + 1}`, call }));
  return vetoPlan({ prompt, steps, assumptions: [] }, KNOWN_MINTS);
}

describe('vetoPlan', () => {
  it.each<[string, readonly ToolCall[]]>([
    ['swap all my SOL to USDC but keep 1', [swap(allBut(1_000_000_000n))]],
    ['lend everything except 100 USDC', [lend(allBut(100_000_000n))]],
    [`don't forget to send 3 USDC to ${FRIEND}, no rush`, [send(usdc(3))]],
    ["why don't you swap 2 SOL into USDC, if you don't mind", [swap(sol(2))]],
    ["don't trade anything, just lend 40 USDC", [lend(usdc(40))]],
    [
      'swap 3 SOL to USDC, then lend half of it and keep the other half',
      [swap(sol(3)), lend(outputOf('swap_1', 5_000))],
    ],
    ['1. swap 3 SOL to USDC\n2. lend it', [swap(sol(3)), lend(outputOf('swap_1'))]],
    ['once you have swapped 3 SOL to USDC, lend it', [swap(sol(3)), lend(outputOf('swap_1'))]],
    ['yesterday I lost 7 SOL on a coin. never again. Just lend 40 of my USDC on Jupiter.', [lend(usdc(40))]],
    ['lend 708.58 USDC (value 4.99 SOL)', [lend(usdc(708.58))]],
    ['sell $20 worth of SOL for USDC', [swap(usd('20'))]],
    ['a hundred and five USDC into Jupiter Lend please', [lend(usdc(105))]],
    ['swap ٢ SOL to USDC', [swap(sol(2))]],
  ])('lets "%s" pass', (prompt, calls) => {
    expect(veto(prompt, ...calls)).toBeUndefined();
  });

  it.each<[string, string, readonly ToolCall[]]>([
    ['a negation', 'I refuse to swap 1 SOL to USDC', [swap(sol(1))]],
    ['a quotation in a told clause', 'Pete says "swap all the SOL you own to USDC".', [swap(allBut(0n))]],
    ['an event to wait for', 'after close swap 1 SOL to USDC', [swap(sol(1))]],
    ['an event behind', 'swap 1 SOL to USDC before closing time', [swap(sol(1))]],
    ['a time of day', 'swap 1 SOL to USDC at the open', [swap(sol(1))]],
    [
      'a purchase the other way round',
      'use 80 USDC to buy SOL and a further 80 USDC to buy JUP',
      [
        swap(usdc(80), USDC.address, SOL.address),
        {
          tool: 'jupiter_swap',
          inputMint: JUP.address,
          outputMint: USDC.address,
          amount: usdc(80),
          swapMode: 'ExactOut',
        },
      ],
    ],
    ['another errand', 'swap 1 SOL to USDC and book me a flight to Rome', [swap(sol(1))]],
    ['an errand with papers', 'swap 1 SOL to USDC then submit my tax form', [swap(sol(1))]],
    ['what somebody forbade', 'swap 1 SOL to USDC. My accountant strictly forbade that.', [swap(sol(1))]],
    ['an event that comes first', 'swap 1 SOL to USDC following the board meeting', [swap(sol(1))]],
    ['a day of the year', 'swap 1 SOL to USDC on my birthday', [swap(sol(1))]],
    ['a holding that is told', 'Of the 40 USDC that I hold, lend 10 USDC', [lend(usdc(40)), lend(usdc(10))]],
    [
      'a split at discretion',
      `divide 6 USDC between ${FRIEND} and ${OTHER} in such shares as appear fair`,
      [send(usdc(3)), send(usdc(3), OTHER)],
    ],
    ['a purchase for somebody', 'swap 1 SOL to USDC then buy me that guitar', [swap(sol(1))]],
    [
      'an uneven split',
      `split 6 USDC between ${FRIEND} and ${OTHER}, but Ana gets a bit more`,
      [send(usdc(3)), send(usdc(3), OTHER)],
    ],
    ['a negation behind', "swap 1 SOL to USDC, on second thought don't", [swap(sol(1))]],
    ['another apostrophe', 'donʼt swap 1 SOL to USDC', [swap(sol(1))]],
    ['a question of advice', 'should I swap 1 SOL to USDC?', [swap(sol(1))]],
    ['what was done', 'I swapped 1 SOL to USDC', [swap(sol(1))]],
    ['a trial', 'dry run: swap 1 SOL to USDC', [swap(sol(1))]],
    ['a way back', 'swap 1 SOL to USDC and back', [swap(sol(1))]],
    ['a time', `in an hour, send 1 SOL to ${FRIEND}`, [sendSol(sol(1))]],
    ['an approval', `ask me before you send 1 SOL to ${FRIEND}`, [sendSol(sol(1))]],
    ['a condition', 'swap 1 SOL to USDC if it is above 200', [swap(sol(1))]],
    ['a repetition', 'swap 1 SOL to USDC, then do it again', [swap(sol(1))]],
    ['a reserve', 'sell all SOL but keep 1', [swap(ALL)]],
    ['a reserve behind', 'lend all my USDC, leave 100', [lend(ALL)]],
    ['an exception', 'swap everything but SOL to USDC', [swap(ALL)]],
    [
      'a total',
      `send 1 SOL in total to ${FRIEND} and 86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b`,
      [
        sendSol(sol(1)),
        {
          ...sendSol(sol(1)),
          recipient: addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b'),
        } as ToolCall,
      ],
    ],
    ['a correction', 'swap 1 SOL, sorry, 2 SOL to USDC', [swap(sol(3))]],
    ['a raised digit', 'swap 1² SOL to USDC', [swap(sol(12))]],
    ['a hidden direction', 'swap \u202E5.1\u202C SOL to USDC', [swap(sol(5.1))]],
    ['a minus sign', 'swap −1 SOL to USDC', [swap(sol(1))]],
    ['a decimal comma', 'swap $1,50 of SOL to USDC', [swap(usd('1'))]],
    ['a part of a token', `send 1/2 SOL to ${FRIEND}`, [sendSol(percent(5_000))]],
    ['an address that is dropped', `swap 1 SOL to USDC for ${FRIEND}`, [swap(sol(1))]],
    [
      'an own address',
      `withdraw 50 USDC using Jupiter. My wallet is ${FRIEND}.`,
      [
        { tool: 'jupiter_lend_earn_withdraw', assetMint: USDC.address, amount: usdc(50) },
        send(outputOf('swap_1')),
      ],
    ],
    ['the wrong way round', 'swap --in USDC --out SOL --amount 85', [swap(sol(85))]],
    ['an arrow', '0.3 SOL -> USDC -> lend', [lend(sol(0.3), SOL.address), lend(ALL)]],
    ['lending instead of taking out', 'move 132 USDC from Jupiter Lend back to my wallet', [lend(usdc(132))]],
    ['a deed that is not done', 'use 50% of my SOL to get USDC yield on jupiter', [swap(percent(5_000))]],
    [
      'a number too many',
      'buy JUP with 10 USDC and BONK with 20',
      [swap(usdc(10), USDC.address, JUP.address), swap(ALL, JUP.address, BONK.address)],
    ],
    ['a number that is dropped', 'lend (100) USDC', [lend(ALL)]],
    ['all instead of half', 'get me out of JitoSOL completely', [swap(percent(5_000), JITOSOL.address)]],
    ['a quoted order', `my boss said "swap 1 SOL to USDC" and I laughed`, [swap(sol(1))]],
    [
      'an output spent twice',
      'swap 1 SOL to USDC, lend it',
      [swap(sol(1)), lend(outputOf('swap_1')), lend(outputOf('swap_1'))],
    ],
  ])('objects to %s: %s', (_, prompt, calls) => {
    expect(veto(prompt, ...calls)).toMatchObject({ detail: expect.any(String) as string });
  });
});

describe('vetoPlan on the corpus', () => {
  const plans = meantPlans();

  it('lets every plan of a careful person pass', () => {
    const objections = plans.flatMap(({ id, prompt, steps, assumptions }) => {
      const objection = vetoPlan({ prompt, steps, assumptions }, KNOWN_MINTS);
      return objection ? [`${id}: ${objection.detail}`] : [];
    });
    expect(plans.length).toBeGreaterThan(200);
    expect(objections).toEqual([]);
  });

  it('objects to each such plan with another amount, part, recipient or slippage', () => {
    const passed = plans.flatMap((plan) =>
      mutationsOf(plan).flatMap(([name, steps]) => {
        const objection = vetoPlan({ prompt: plan.prompt, steps, assumptions: [] }, KNOWN_MINTS);
        return objection || name === 'another token' ? [] : [`${plan.id}: ${name}`];
      }),
    );
    expect(passed).toEqual([]);
  });

  it.each([
    'should I ',
    'dry run: ',
    'pretend to ',
    'undo: ',
    'ask me before you ',
    'simulate this: ',
    'when SOL hits 300, ',
  ])('objects to "%s" before any of them', (operator) => {
    const passed = plans.filter(
      ({ prompt, steps, assumptions }) =>
        !vetoPlan({ prompt: operator + prompt, steps, assumptions }, KNOWN_MINTS),
    );
    expect(passed.map(({ prompt }) => prompt)).toEqual([]);
  });

  it.each([
    ", on second thought don't",
    ' twice',
    ' and back',
    ', actually no',
    ', except 3 USDC',
    ' and ask me first',
    ' at most 5 USDC',
    ', leave 100 USDC',
    ', just kidding',
    ' and undo it',
    ' when I say so',
    ' (no, cancel that)',
  ])('objects to "%s" behind any of them', (operator) => {
    const passed = plans.filter(({ prompt, steps, assumptions }) => {
      const text = prompt.replace(/[.!?\s]+$/, '') + operator;
      return !vetoPlan({ prompt: text, steps, assumptions }, KNOWN_MINTS);
    });
    expect(passed.map(({ prompt }) => prompt)).toEqual([]);
  });
});
