import {
  type Address,
  type Alternative,
  type FlowStep,
  type RejectedAlternative,
  amountText,
  changeOf,
} from '../../../domain';
import type { Offer } from '../../../recovery';
import type { SimulatedAttempt } from '../attempts';

/**
 * What a simulated other way is worth, or why it will not do: with the amount unchanged it must bring what the plan
 * promised the user.
 */
export function offerOf(
  step: FlowStep,
  alternative: Alternative,
  { parts }: SimulatedAttempt,
  wallet: Address,
): { readonly offer: Offer } | { readonly rejected: RejectedAlternative } {
  const part = parts.at(-1);
  if (part?.step.stepId !== step.stepId)
    return { rejected: { alternative, reason: 'does not fit a transaction' } };
  const { guards, changes } = part;
  const credit = guards.minCredit.at(-1);
  const debit = guards.maxDebit.at(-1);
  const received = credit ? changeOf({ changes }, credit.owner ?? wallet, credit.mint) : 0n;
  const spent = debit ? -changeOf({ changes }, wallet, debit.mint) : 0n;
  const promised = step.guards.minCredit.find(({ mint }) => mint === credit?.mint)?.raw;
  if (alternative.kind !== 'other_amount' && promised !== undefined && received < promised) {
    const amount = (raw: bigint) => (credit ? amountText(credit.mint, raw) : `${raw} raw units`);
    const reason = `brings ${amount(received)}, less than the ${amount(promised)} that the plan promised`;
    return { rejected: { alternative, received, reason } };
  }
  return { offer: { alternative, received, spent } };
}
