import { KnownTokens } from '../known-tokens';
import { cuttable } from './cut-guard';
import { splitPrompt } from './split-prompt';

const ADDRESS = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const tokens = new KnownTokens();

/** What may be cut of the words in brackets. */
function cutOf(marked: string): string[] {
  const start = splitPrompt(marked.slice(0, marked.indexOf('['))).words.length;
  const inner = splitPrompt(marked.slice(marked.indexOf('['), marked.indexOf(']'))).words.length;
  const split = splitPrompt(marked.replace(/[[\]]/g, ''));
  return cuttable([{ first: start, last: start + inner - 1 }], split, tokens).map(({ first, last }) =>
    split.words
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' '),
  );
}

describe('cuttable', () => {
  it('lets talk go, sentence by sentence', () => {
    expect(cutOf('[The oven broke. Ask me first.] lend 5 USDC')).toEqual(['The oven broke']);
  });

  it.each([
    ['an address', `send 1 SOL to ${ADDRESS} [or my mother at ${ADDRESS}]`],
    ['an amount of a token', 'lend 5 USDC [plus my mother gets 2 SOL]'],
    ['a share of something', 'sell 2 SOL for USDC [and 70% of the proceeds for me]'],
    ['a slippage', 'swap 1 SOL to USDC [with a slippage like last time]'],
    ['an order verb', 'lend 5 USDC [and pay the gas bill]'],
    ['an order verb after a comma', 'lend 5 USDC [for once, pay the gas bill]'],
    ['what changes a number', 'send [about point] five SOL to USDC'],
    ['the end of a phrase', 'put my USDC into [the other vault]'],
    ['the noun of a number', 'sell 5 [of those coins] for USDC'],
    ['what joins two amounts', 'lend 40% of my SOL, [i.e.] 2 SOL'],
    ['a condition', 'lend 5 USDC [my dog is ill, if it rises]'],
  ])('holds on to %s', (_, marked) => {
    expect(cutOf(marked)).toEqual([]);
  });

  it('lets verbs go that order nothing', () => {
    expect(cutOf('lend 5 USDC [the shop I pay in cash likes it]')).toHaveLength(1);
  });
});
