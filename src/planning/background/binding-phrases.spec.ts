import { bindsOrder } from './binding-phrases';

describe('bindsOrder', () => {
  it.each([
    'if the price is right',
    'and only if he agrees',
    'once it is above 200',
    'as soon as the salary is in',
    'later today',
    'in an hour',
    'every other week and every friday',
    'on the first of each month',
    'but check with me before it goes',
    'and phone me for my consent',
    'i should ask my wife so not yet',
    "actually don't do that",
    'hang on',
    "that's the trip only once you've had his ok",
    'no',
    'sorry i meant usdt',
    'should i',
    'then the same again',
    'the accountant told us never',
    'my wife said not to',
    'mum says no',
    'my accountant strictly forbade that',
    'you have to be joking',
    'a slightly larger part for the first',
    'but the drummer gets a bit more',
  ])('holds on to "%s"', (clause) => {
    expect(bindsOrder(clause)).toBe(true);
  });

  it.each([
    "if you don't mind",
    'when you get a second',
    'the oven broke when it was new',
    'my sister never asks for anything',
    'she turns 12 on friday',
    'he would not take cash',
    'no rush',
    'rent is due tomorrow',
    'i wait for nobody',
    'it was never any good',
  ])('lets "%s" go', (clause) => {
    expect(bindsOrder(clause)).toBe(false);
  });
});
