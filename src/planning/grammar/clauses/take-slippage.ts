import type { Token } from '../lexer/token';

/** Takes "0.5 % slippage", "slippage of 1 %", "max slippage 25 bps" out of the tokens. */
export function takeSlippage(tokens: readonly Token[]): {
  tokens: Token[];
  slippageBps?: number | 'invalid';
} {
  const at = tokens.findIndex((token) => token.kind === 'noun' && token.noun === 'slippage');
  if (at < 0) return { tokens: [...tokens] };
  const unitAt = tokens[at - 1]?.kind === 'all' ? at - 2 : at - 1;
  const isBefore = tokens[unitAt]?.kind === 'unit' && tokens[unitAt - 1]?.kind === 'number';
  const before = isBefore ? unitAt - 1 : undefined;
  const after =
    before === undefined
      ? tokens.findIndex((token, index) => index > at && index <= at + 3 && token.kind === 'number')
      : -1;
  const number = before ?? (after < 0 ? undefined : after);
  const value = number === undefined ? undefined : tokens[number];
  if (number === undefined || value?.kind !== 'number')
    return { tokens: tokens.filter((_, index) => index !== at), slippageBps: 'invalid' };
  const unit = tokens[number + 1];
  const end = unit?.kind === 'unit' ? number + 1 : number;
  const from = leadIn(tokens, Math.min(number, at));
  const rest = tokens.filter((_, index) => index < from || index > Math.max(end, at));
  return { tokens: rest, slippageBps: slippage(value.value, unit) };
}

/** Where the words that lead to the slippage begin: "with", "at", "max", "a". */
function leadIn(tokens: readonly Token[], start: number): number {
  let from = start;
  for (;;) {
    const token = tokens[from - 1];
    const isLead =
      token?.kind === 'preposition' ||
      token?.kind === 'all' ||
      token?.kind === 'determiner' ||
      token?.kind === 'comma' ||
      token?.kind === 'and';
    if (!isLead) return from;
    from -= 1;
  }
}

function slippage(value: string, unit: Token | undefined): number | 'invalid' {
  const isBps = unit?.kind === 'unit' && unit.unit === 'bps';
  const bps = Number(value) * (isBps ? 1 : 100);
  return Math.abs(bps - Math.round(bps)) < 1e-9 && bps >= 0 && bps <= 10_000 ? Math.round(bps) : 'invalid';
}
