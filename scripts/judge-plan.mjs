// How right a plan is against what a corpus expects: money that moves otherwise is the worst miss.
const MINTS = {
  So11111111111111111111111111111111111111112: ['SOL', 9],
  EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v: ['USDC', 6],
  Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB: ['USDT', 6],
  JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN: ['JUP', 6],
  DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263: ['BONK', 5],
  J1toso1uCk3RLmjorhTtrVwY9HJ7X8V9yYac6Y7kGCPn: ['JitoSOL', 9],
  '9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D': ['jlUSDC', 6],
};
const SOL = 'So11111111111111111111111111111111111111112';
const QUERIES = /^get_/;

const isWithin = (want, got) =>
  want === got ||
  (typeof want === 'object' &&
    want !== null &&
    typeof got === 'object' &&
    got !== null &&
    Object.entries(want).every(([key, value]) => isWithin(value, got[key])));
const isSame = (want, got) =>
  want.length === got.length && want.every((step, index) => isWithin(step, got[index]));
const movesOf = (steps) => steps.filter(({ tool }) => !QUERIES.test(tool));
const outcomesOf = ({ expect }) => expect.any ?? [expect];

/** "All but 1 SOL" of 5 may be expected as exactly 4: the same money in the corpus's wallet. */
function asExact(steps, wallet) {
  return steps.map((step) => {
    const key = step.args?.shares ? 'shares' : 'amount';
    const amount = step.args?.[key];
    if (amount?.kind !== 'all_but' || wallet === undefined) return step;
    const mint =
      step.tool === 'sol_transfer' ? SOL : (step.args.input_mint ?? step.args.mint ?? step.args.asset_mint);
    const balance = mint === SOL ? wallet.sol_lamports : wallet.tokens[MINTS[mint]?.[0]];
    if (balance === undefined) return step;
    return {
      ...step,
      args: { ...step.args, [key]: { kind: 'exact', raw: String(BigInt(balance) - BigInt(amount.raw)) } },
    };
  });
}

/** @returns {{ kind: 'ok' | 'wrong_trade' | 'wrong_query' | 'refused' | 'wrong_code', assumption?: string }} */
export function judge(one, status, json, wallet) {
  const outcomes = outcomesOf(one);
  const plans = outcomes.filter(({ steps }) => steps);
  const codes = outcomes.flatMap(({ refuse }) => refuse ?? []);
  if (status !== 200)
    return { kind: codes.includes(json.code) ? 'ok' : codes.length > 0 ? 'wrong_code' : 'refused' };
  const { steps, assumptions = [] } = json;
  const hit = plans.find((plan) => isSame(plan.steps, steps) || isSame(plan.steps, asExact(steps, wallet)));
  if (hit) {
    const isWanted = (hit.assumption ?? one.assumption) === 'amount_defaulted';
    const isMade = assumptions.some(({ code }) => code === 'amount_defaulted');
    return { kind: 'ok', ...(isWanted !== isMade && { assumption: isMade ? 'unexpected' : 'missing' }) };
  }
  const moves = movesOf(steps);
  const isOnlyQuery = moves.length === 0 || plans.some((plan) => isSame(movesOf(plan.steps), moves));
  return { kind: isOnlyQuery ? 'wrong_query' : 'wrong_trade' };
}

const nameOf = (mint) => MINTS[mint]?.[0] ?? String(mint ?? '').slice(0, 6);
function amountText(amount, token) {
  const decimals = Object.values(MINTS).find(([name]) => name === token)?.[1] ?? 0;
  switch (amount?.kind) {
    case 'exact':
      return String(Number(amount.raw) / 10 ** decimals);
    case 'percent':
      return `${amount.bps / 100}%`;
    case 'all_but':
      return `all but ${Number(amount.raw) / 10 ** decimals}`;
    case 'usd':
      return `$${amount.value}`;
    case 'output_of':
      return `out(${amount.step_id})${amount.bps === 10_000 ? '' : `*${amount.bps / 100}%`}`;
    default:
      return amount?.kind ?? '-';
  }
}

export function showSteps(steps) {
  return steps
    .map(({ tool, args: a = {} }) => {
      if (tool === 'jupiter_swap') {
        const [from, to] = [nameOf(a.input_mint), nameOf(a.output_mint)];
        const slippage = a.slippage_bps === undefined ? '' : ` slippage ${a.slippage_bps}`;
        return a.swap_mode === 'ExactOut'
          ? `swap ${from}->${amountText(a.amount, to)} ${to} [out]${slippage}`
          : `swap ${amountText(a.amount, from)} ${from}->${to}${slippage}`;
      }
      if (tool === 'sol_transfer')
        return `send ${amountText(a.amount, 'SOL')} SOL to ${a.recipient?.slice(0, 4)}`;
      if (tool === 'spl_transfer')
        return `send ${amountText(a.amount, nameOf(a.mint))} ${nameOf(a.mint)} to ${a.recipient?.slice(0, 4)}`;
      if (tool === 'get_account_balance') return `balance ${nameOf(a.mint)}`.trim();
      if (QUERIES.test(tool)) return tool.replace(/^get_jupiter_lend_earn_/, '');
      return `${tool.replace('jupiter_lend_earn_', '')} ${amountText(a.amount ?? a.shares, nameOf(a.asset_mint))} ${nameOf(a.asset_mint)}`;
    })
    .join('; ');
}

export function wishOf(one) {
  return outcomesOf(one)
    .map(({ refuse, steps }) => (refuse ? `refuse ${[refuse].flat().join('|')}` : showSteps(steps)))
    .join('  OR  ');
}
