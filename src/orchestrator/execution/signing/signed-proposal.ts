import type { AskedQuestion, ProposedAttempt, StepSnapshot } from '../../../domain';
import type { ProposedTransaction } from '../../../ledger';

/** An attempt that the wallet's owner has signed, and that nobody has sent. */
export interface SignedProposal {
  readonly proposal: ProposedAttempt;
  readonly proposed: ProposedTransaction;
  readonly signed: Uint8Array;
}

/** What is to be sent next of a step, because its last question was answered with a signature. */
export function signedProposal({ questions, attempts }: StepSnapshot): SignedProposal | undefined {
  const question = questions.at(-1);
  const signed = question?.answer?.transaction;
  const asked = question && askedOf(question);
  if (asked === undefined || signed === undefined) return undefined;
  const isTried = attempts.some(({ attempt }) => attempt >= asked.proposal.attempt);
  return isTried ? undefined : { ...asked, signed: Buffer.from(signed, 'base64') };
}

/** What a question asks to be signed; `undefined` when it asks for something else. */
export function askedOf({ proposal, choices }: AskedQuestion): Omit<SignedProposal, 'signed'> | undefined {
  const choice = choices.find((offered) => offered.choice === 'sign');
  if (proposal === undefined || choice === undefined) return undefined;
  const { blockhash, lastValidBlockHeight, stepIds, parts } = proposal;
  const named = parts?.map(({ instructions }, index) => ({ label: stepIds[index] ?? '', instructions }));
  const wire = Buffer.from(choice.transaction, 'base64');
  return { proposal, proposed: { wire, blockhash, lastValidBlockHeight, ...(named && { parts: named }) } };
}
