import type { AttemptRecorded, ExecutionSnapshot, StepOutput } from '../../../domain';
import type { LandedTransaction } from '../../../ledger';
import { measureOutput } from './measure-output';
import { changesOfParts } from './part-changes';

/** What each step of a landed transaction gave and got, in order. The fee counts to the first. */
export function outputsOf(
  { wallet }: ExecutionSnapshot,
  { actions, parts, venue }: AttemptRecorded,
  { signature, measured }: LandedTransaction,
): StepOutput[] {
  const changes = parts
    ? changesOfParts(
        parts.map((part) => part.changes),
        measured.changes,
      )
    : [measured.changes];
  return actions.map((action, index) =>
    measureOutput(wallet, action, changes[index] ?? [], {
      signature,
      venue: parts?.[index]?.venue ?? venue,
      fee: index === 0 ? measured.fee : 0n,
    }),
  );
}
