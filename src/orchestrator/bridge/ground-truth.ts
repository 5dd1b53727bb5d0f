import { USER_WALLET } from '../../benchmark-file';
import { type Address, type FlowPlan, SOL, type ToolCall, isQuery, sidesOf } from '../../domain';
import { type BalanceBound, balanceBounds } from './balance-bounds';
import { tokenAccountName } from './benchmark-names';

/** Score from which a flow passes, as for every flow benchmark. */
const MIN_SCORE = 0.6;

/** What must be true after the flow has run, as the plan knows it. */
export function groundTruth(plan: FlowPlan): Readonly<Record<string, unknown>> {
  return {
    transaction_status: 'Success',
    min_score: MIN_SCORE,
    final_state_assertions: [
      ...balanceBounds(plan).flatMap((bound) => walletAssertion(bound) ?? []),
      ...plan.steps.flatMap(({ call }) => recipientAssertion(call, plan.wallet) ?? []),
    ],
    expected_instructions: [],
    tool_validation: plan.steps.map(({ call, critical }, index) => ({
      step: index + 1,
      tool_name: call.tool,
      required: true,
      critical,
      weight: 1,
    })),
  };
}

/** Nothing is said of a balance that may be all used up: every wallet has that much. */
function walletAssertion({ mint, initial, least }: BalanceBound): object | undefined {
  if (least === 0n) return undefined;
  if (mint === SOL.address) {
    return {
      type: 'SolBalanceChange',
      pubkey: USER_WALLET,
      expected_change_gte: least - initial,
      weight: 1,
    };
  }
  return { type: 'TokenAccountBalance', pubkey: tokenAccountName(mint), expected_gte: least, weight: 1 };
}

/** Somebody else must have got what was sent; of an amount that is found when the step runs, at least something. */
function recipientAssertion(call: ToolCall, wallet: Address): object | undefined {
  if (isQuery(call)) return undefined;
  const { got: mint, amount, recipient } = sidesOf(call);
  if (recipient === undefined || recipient === wallet) return undefined;
  const least = amount.kind === 'exact' ? amount.raw : 1n;
  if (mint === SOL.address) {
    return { type: 'SolBalanceChange', pubkey: recipient, expected_change_gte: least, weight: 1 };
  }
  return {
    type: 'TokenAccountBalance',
    pubkey: 'UNUSED_PLACEHOLDER',
    address_derivation: { type: 'AssociatedTokenAccount', owner: recipient, mint },
    expected_gte: least,
    weight: 1,
  };
}
