import { type ExecutionSnapshot, SOL, amountText, walletChange } from '../../domain';

/** The wallet before and after the flow, a line a token, and what the network took. */
export function walletLines(execution: ExecutionSnapshot): string[] {
  const { assets, fees, rent, transactions } = walletChange(execution);
  if (transactions === 0) return [];
  const lines = assets.map(({ mint, before, delta, after }) =>
    before === undefined || after === undefined
      ? `wallet: ${delta < 0n ? '-' : '+'}${amountText(mint, delta < 0n ? -delta : delta)}`
      : `wallet: ${amountText(mint, before)} → ${amountText(mint, after)}`,
  );
  const kept = rent === 0n ? '' : `, rent of token accounts ${amountText(SOL.address, rent)}`;
  return [...lines, `fees ${amountText(SOL.address, fees)}${kept}`];
}
