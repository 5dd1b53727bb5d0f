import { cutSpans } from './cut-spans';
import { splitPrompt } from './split-prompt';
import type { WordSpan } from './talk-spans';

/** The prompt without what stands in brackets. */
function cut(marked: string): string {
  const prompt = marked.replace(/[[\]]/g, '');
  const spans = [...marked.matchAll(/\[([^\]]*)\]/g)].map(({ 1: inner = '', index }): WordSpan => {
    const first = splitPrompt(marked.slice(0, index)).words.length;
    return { first, last: first + splitPrompt(inner).words.length - 1 };
  });
  return cutSpans(prompt, splitPrompt(prompt).words, spans);
}

describe('cutSpans', () => {
  it.each([
    ['[hello there,] swap 1 SOL to USDC', 'swap 1 SOL to USDC'],
    ['swap 1 SOL to USDC [for the bakery]', 'swap 1 SOL to USDC'],
    ['swap 1 SOL to USDC. [The oven broke.]', 'swap 1 SOL to USDC.'],
    ['swap 1 SOL [because it rains] to USDC', 'swap 1 SOL to USDC'],
    ['swap 1 SOL, [the oven broke,] to USDC', 'swap 1 SOL to USDC'],
    ['swap 1 SOL to USDC. [The oven broke.] Lend it.', 'swap 1 SOL to USDC. Lend it.'],
    ['swap 1 SOL to USDC [for the oven], then lend it', 'swap 1 SOL to USDC, then lend it'],
    ['swap 1 SOL to USDC\n[the oven broke]\nlend 5 USDT', 'swap 1 SOL to USDC\nlend 5 USDT'],
    ['swap 1 SOL ([it is old]) to USDC', 'swap 1 SOL to USDC'],
    ['[so] swap 1 SOL to USDC [thanks] ?', 'swap 1 SOL to USDC?'],
    ['[rent!] $50 of SOL to USDC', '$50 of SOL to USDC'],
  ])('leaves of "%s" the order alone', (marked, order) => {
    expect(cut(marked)).toBe(order);
  });

  it('keeps quotation marks, so that a quotation stays one', () => {
    expect(cut('[he says] "swap 1 SOL to USDC" [all day]')).toBe('"swap 1 SOL to USDC"');
  });
});
