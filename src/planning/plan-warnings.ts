import { type Address, type FlowStep, SOL, type WalletContext, amountText } from '../domain';

/** What will probably not work as asked, judged by the balances at planning time; nothing is refused for it. */
export function planWarnings(context: WalletContext, steps: readonly FlowStep[]): string[] {
  const warnings: string[] = [];
  const produced = new Set<Address>();
  for (const step of steps) {
    const debit = step.guards.maxDebit[0];
    if (debit?.raw !== undefined && !produced.has(debit.mint)) {
      const held = heldOf(context, debit.mint);
      if (held < debit.raw) warnings.push(shortfall(step, debit.mint, debit.raw, held));
    }
    for (const credit of step.guards.minCredit) if (credit.owner === undefined) produced.add(credit.mint);
  }
  return warnings;
}

function heldOf(context: WalletContext, mint: Address): bigint {
  if (mint === SOL.address) return context.solBalance;
  return context.tokenBalances.find((token) => token.mint === mint)?.balance ?? 0n;
}

function shortfall(step: FlowStep, mint: Address, needed: bigint, held: bigint): string {
  return `${step.stepId} needs ${amountText(mint, needed)}, and the wallet holds ${amountText(mint, held)} now.`;
}
