import type { Case, Objection } from '../case';

const LEADS = /^(?:with|max|maximum|set|add|limit|low|cap|some)$/;
const NAMES = /^(?:slippage|slip|tolerance)$/;

/** "with slippage", "max slippage" and no figure: a bound is asked for that nobody names. */
export function checkSlippage({ words, steps }: Case): Objection | undefined {
  const isBounded = steps.some(({ call }) => call.tool === 'jupiter_swap' && call.slippageBps !== undefined);
  const isSwap = steps.some(({ call }) => call.tool === 'jupiter_swap');
  if (isBounded || !isSwap) return undefined;
  const open = words.find(({ text }, at) => {
    const next = words[at + 1];
    const isLast =
      next === undefined || /^[.,;!?\n]/.test(next.text) || /^(?:please|pls|thanks)$/.test(next.text);
    return NAMES.test(text) && LEADS.test(words[at - 1]?.text ?? '') && isLast;
  });
  if (open === undefined) return undefined;
  return {
    code: 'ambiguous',
    detail: 'The prompt speaks of slippage and does not say how much: write it in percent or basis points.',
    words: open.written,
  };
}
