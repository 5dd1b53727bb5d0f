import { USDC } from '../domain';
import { readAnswer } from './question-asker';

const choices = [
  { choice: 'top_up', mint: USDC.address, needed: '9000000', available: '5000000' },
  { choice: 'reduce_amount', mint: USDC.address, most: '5000000' },
  { choice: 'choose_venue', venues: ['exchange', 'market_maker'] },
];
const typing =
  (...lines: string[]) =>
  () =>
    Promise.resolve(lines.shift() ?? '');

describe('readAnswer', () => {
  it.each([
    [['1'], { choice: 'top_up' }],
    [['2', ' 4.5 '], { choice: 'reduce_amount', amount: '4500000' }],
    [['3', '2'], { choice: 'choose_venue', venue: 'market_maker' }],
    [['3', 'exchange'], { choice: 'choose_venue', venue: 'exchange' }],
  ])('reads %j', async (lines, answer) => {
    expect(await readAnswer(choices, typing(...lines))).toEqual(answer);
  });

  it.each(['0', '4', 'yes', ''])('refuses "%s"', async (line) => {
    await expect(readAnswer(choices, typing(line))).rejects.toThrow('Type a number from 1 to 3.');
  });

  it.each(['4.1234567', 'four', '0', '-1', ''])('refuses "%s" USDC', async (amount) => {
    await expect(readAnswer(choices, typing('2', amount))).rejects.toThrow('not an amount of USDC');
  });

  it('says what each choice means in amounts of the token, and which is recommended', async () => {
    const prompts: string[] = [];
    await readAnswer(choices, (prompt) => {
      prompts.push(prompt);
      return Promise.resolve(prompts.length === 1 ? '2' : '1');
    });
    expect(prompts).toEqual([
      `  1 Go on, the wallet is topped up: The wallet has 5 USDC of 9 USDC: add 4 USDC to it first. (recommended)
  2 Use a smaller amount: The same with less, at most 5 USDC.
  3 Use this venue: One of Exchange, Market Maker.
Your choice: `,
      'Amount in USDC: ',
    ]);
  });
});
