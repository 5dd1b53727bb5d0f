import {
  type Address,
  type PlannedBound,
  type PlannedGuards,
  STEP_OVERHEAD,
  type ToolCall,
  isQuery,
  sidesOf,
} from '../domain';

/**
 * The bounds of a step as far as the plan can know them; the others are set, from the resolved amount and the quote,
 * before the step's transaction is signed.
 */
export function plannedGuards(call: ToolCall, programs: readonly Address[]): PlannedGuards {
  if (isQuery(call)) return { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n };
  const { given, got, named, amount, recipient } = sidesOf(call);
  const raw = amount.kind === 'exact' ? amount.raw : undefined;
  const debit: PlannedBound = { mint: given, raw: named === 'got' ? undefined : raw };
  const credit: PlannedBound = { mint: got, raw: named === 'given' ? undefined : raw };
  return {
    maxDebit: [debit],
    minCredit: [recipient === undefined ? credit : { ...credit, owner: recipient }],
    programs,
    maxOverhead: STEP_OVERHEAD,
  };
}
