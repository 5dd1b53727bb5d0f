import { readAnswer } from './question-asker';

const choices = [
  { choice: 'top_up' },
  { choice: 'reduce_amount', most: '5' },
  { choice: 'choose_venue', venues: ['exchange', 'market_maker'] },
];
const typing =
  (...lines: string[]) =>
  () =>
    Promise.resolve(lines.shift() ?? '');

describe('readAnswer', () => {
  it.each([
    [['1'], { choice: 'top_up' }],
    [['2', ' 4 '], { choice: 'reduce_amount', amount: '4' }],
    [['3', 'exchange'], { choice: 'choose_venue', venue: 'exchange' }],
  ])('reads %j', async (lines, answer) => {
    expect(await readAnswer(choices, typing(...lines))).toEqual(answer);
  });

  it.each(['0', '4', 'yes', ''])('refuses "%s"', async (line) => {
    await expect(readAnswer(choices, typing(line))).rejects.toThrow('Type a number from 1 to 3.');
  });
});
