import type { AttemptPart, AttemptRecorded, MetFault } from '../../domain';
import type { PreparedAttempt, PreparedPart } from './prepared-attempt';

/** What the journal keeps of an attempt besides its transaction. */
export interface AttemptFacts {
  /** Counted from 1. */
  readonly attempt: number;
  /** What the sandbox was asked to have go wrong at it. */
  readonly fault?: MetFault | undefined;
}

/** What the journal keeps of an attempt before it is sent. */
export function recordOf(
  { parts, guards, simulation, transaction }: PreparedAttempt,
  { attempt, fault }: AttemptFacts,
): AttemptRecorded {
  return {
    type: 'attempt_recorded',
    stepIds: parts.map(({ step }) => step.stepId),
    attempt,
    venue: [...new Set(parts.map(({ route }) => route.venue))].join('+'),
    actions: parts.map(({ route }) => route.action),
    guards,
    simulated: simulation.diff,
    signature: transaction.signature,
    blockhash: transaction.blockhash,
    lastValidBlockHeight: transaction.lastValidBlockHeight,
    size: transaction.size,
    ...(parts.length > 1 && { parts: parts.map(partOf) }),
    ...(fault && { fault }),
  };
}

function partOf({ route, changes }: PreparedPart): AttemptPart {
  return { venue: route.venue, instructions: route.instructions.length, changes };
}
