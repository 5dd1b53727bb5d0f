import type { AttemptPart, AttemptRecorded, MetFault, ProposedAttempt } from '../../../domain';
import type { ProposedTransaction } from '../../../ledger';
import type { PreparedAttempt, PreparedPart } from './prepared-attempt';

/** What the journal keeps of an attempt besides its transaction. */
export interface AttemptFacts {
  /** Counted from 1. */
  readonly attempt: number;
  /** What the sandbox was asked to have go wrong at it. */
  readonly fault?: MetFault | undefined;
}

/** What the journal keeps of an attempt before it is sent. */
export function recordOf(prepared: PreparedAttempt, facts: AttemptFacts): AttemptRecorded {
  const { signature } = prepared.transaction;
  return { type: 'attempt_recorded', ...proposalOf(prepared, facts), signature };
}

/** The same of an attempt that waits for a signature. */
export function proposalOf(
  { parts, guards, simulation, transaction }: PreparedAttempt<Omit<ProposedTransaction, 'parts'>>,
  { attempt, fault }: AttemptFacts,
): ProposedAttempt {
  return {
    stepIds: parts.map(({ step }) => step.stepId),
    attempt,
    venue: [...new Set(parts.map(({ route }) => route.venue))].join('+'),
    actions: parts.map(({ route }) => route.action),
    guards,
    simulated: simulation.diff,
    blockhash: transaction.blockhash,
    lastValidBlockHeight: transaction.lastValidBlockHeight,
    size: transaction.wire.length,
    ...(parts.length > 1 && { parts: parts.map(partOf) }),
    ...(fault && { fault }),
  };
}

function partOf({ route, changes }: PreparedPart): AttemptPart {
  return { venue: route.venue, instructions: route.instructions.length, changes };
}
