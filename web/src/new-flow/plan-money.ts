import { SOL } from '../words/domain';
import type { Schema } from '../api/client';
import { type Holding, type Movement, movements } from '../money/movements';

type Plan = Schema<'FlowPlanDto'>;

/** What the wallet of a plan holds, SOL first. */
export function holdingsOf({ context }: Plan): readonly Holding[] {
  const tokens = Array.isArray(context['token_balances']) ? context['token_balances'] : [];
  return [
    { mint: SOL.address, raw: lamportsIn(context) },
    ...tokens.flatMap((one: unknown) =>
      isBalance(one) ? [{ mint: one.mint, raw: BigInt(one.balance) }] : [],
    ),
  ];
}

/** What the plan would change in the wallet, fees and rent included; nothing where nothing was simulated. */
export function movementsOf(plan: Plan): readonly Movement[] {
  const { asset_diff: changes, transactions } = plan.preview;
  const costs = transactions.reduce((sum, { fee, rent }) => sum + BigInt(fee) + BigInt(rent), 0n);
  return movements(holdingsOf(plan), [
    ...changes.filter(({ owner }) => owner === plan.wallet),
    ...(costs === 0n ? [] : [{ mint: SOL.address, delta: String(-costs) }]),
  ]);
}

function lamportsIn({ sol_balance: lamports }: Plan['context']): bigint {
  return typeof lamports === 'string' ? BigInt(lamports) : 0n;
}

function isBalance(value: unknown): value is { readonly mint: string; readonly balance: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'mint' in value &&
    typeof value.mint === 'string' &&
    'balance' in value &&
    typeof value.balance === 'string'
  );
}
