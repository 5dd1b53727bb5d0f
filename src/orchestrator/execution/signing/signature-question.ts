import {
  type AssetBound,
  DEFAULT_RECOVERY,
  type ExecutionSnapshot,
  type FlowEvent,
  type ProposedAttempt,
  SOL,
  amountText,
} from '../../../domain';
import type { ProposedTransaction } from '../../../ledger';

/**
 * Asks the owner of the wallet to sign a transaction that was simulated and is within its guards. A person's time to answer is
 * the request's; the blockhash lives for about a minute, and choosing `retry` makes the transaction anew.
 * @param now milliseconds since the Unix epoch
 */
export function signatureQuestion(
  execution: ExecutionSnapshot,
  proposal: ProposedAttempt,
  { wire, lastValidBlockHeight }: ProposedTransaction,
  now: number,
): Extract<FlowEvent, { type: 'question_asked' }> {
  const { recovery = DEFAULT_RECOVERY, steps } = execution;
  const carried = steps.filter((step) => proposal.stepIds.includes(step.stepId));
  const [first] = carried;
  if (first === undefined) throw new RangeError('A transaction is for a step');
  const { stepId, questions } = first;
  const transaction = Buffer.from(wire).toString('base64');
  return {
    type: 'question_asked',
    question: {
      questionId: `${stepId}-${questions.length + 1}`,
      stepId,
      attempt: proposal.attempt,
      text: `${carried.map(({ description }) => description).join('; ')}. ${boundsText(proposal)} Sign it as it is.`,
      choices: [
        { choice: 'sign', transaction, lastValidBlockHeight },
        { choice: 'retry' },
        { choice: 'abort' },
      ],
      expiresAt: new Date(now + recovery.userTimeoutSeconds * 1_000).toISOString(),
      proposal,
    },
  };
}

function boundsText({ guards }: ProposedAttempt): string {
  const [leaves, arrives] = [guards.maxDebit, guards.minCredit].map(amountsOf);
  const fees = amountText(SOL.address, guards.maxOverhead);
  return `At most ${leaves || 'nothing'} may leave the wallet, besides up to ${fees} for fees and rent; at least ${arrives || 'nothing'} must arrive.`;
}

function amountsOf(bounds: readonly AssetBound[]): string {
  return bounds.map(({ mint, raw }) => amountText(mint, raw)).join(' and ');
}
