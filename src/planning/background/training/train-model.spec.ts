import { KnownTokens } from '../../known-tokens';
import { BackgroundModel } from '../background-model';
import { splitPrompt } from '../split-prompt';
import { parseMarkedText } from './marked-text';
import { TRAINING, trainModel } from './train-model';

const SENTENCES = [
  '[[hello, the oven broke, so]] swap 1 SOL to USDC [[for the bakery]]',
  '[[hello, my dog is ill, so]] lend 20 USDC [[for the winter]]',
  '[[my oven broke, so]] send 5 USDC to @@ [[for the repair]]',
  'swap 3 SOL to USDC <<if the price drops>>',
  'lend 30 USDC <<if the rate rises>>',
  'send 5 USDC to @@ <<if the dog barks>>',
  'swap 2 SOL to JUP, then lend 5 USDC',
].map(parseMarkedText);
const tokens = new KnownTokens();
const weights = trainModel(SENTENCES, tokens);

function likeliest(prompt: string): string[] {
  return new BackgroundModel(weights, tokens)
    .label(splitPrompt(prompt))
    .map(({ lower, order, talk, binding }) => {
      const most = Math.max(order, talk, binding);
      return `${lower}:${most === order ? 'order' : most === talk ? 'talk' : 'binding'}`;
    });
}

describe('trainModel', () => {
  it('carries what was marked over to other sentences', () => {
    expect(likeliest('hello, the car broke, so lend 4 SOL if the price rises')).toEqual([
      ...['hello', 'the', 'car', 'broke', 'so'].map((word) => `${word}:talk`),
      ...['lend', '4', 'sol'].map((word) => `${word}:order`),
      ...['if', 'the', 'price', 'rises'].map((word) => `${word}:binding`),
    ]);
  });

  it('gives every word probabilities that add up to one', () => {
    for (const { order, talk, binding } of new BackgroundModel(weights, tokens).label(
      splitPrompt('hi, swap 1 SOL to USDC, for the rent, if it rains'),
    ))
      expect(order + talk + binding).toBeCloseTo(1, 10);
  });

  it('learns the same weights from the same sentences', () => {
    expect(trainModel(SENTENCES, tokens)).toEqual(weights);
  });

  it('keeps no more features than it may, the same ones in the same order', () => {
    const { features } = trainModel(SENTENCES, tokens, { ...TRAINING, most: 40 });
    const names = Object.entries(features).flatMap(([template, table]) =>
      Object.keys(table).map((value) => `${template}=${value}`),
    );
    expect(names).toHaveLength(40);
    expect(names).toEqual(names.toSorted());
  });
});
