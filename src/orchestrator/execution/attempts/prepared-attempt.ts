import type { AssetChange, Failure, FlowStep, Guards } from '../../../domain';
import type { SignedTransaction, Simulation } from '../../../ledger';
import type { BuiltRoute } from '../building';

/** What one step contributes to a transaction. */
export interface PreparedPart {
  readonly step: FlowStep;
  readonly route: BuiltRoute;
  readonly guards: Guards;
  /** What it changes by itself, as simulated. */
  readonly changes: readonly AssetChange[];
}

/** A transaction that was simulated, is within its guards and is signed, or to be signed; nothing of it was sent. */
export interface PreparedAttempt<T = SignedTransaction> {
  /** One for each step that the transaction carries, in order. */
  readonly parts: readonly PreparedPart[];
  /** Of the whole transaction. */
  readonly guards: Guards;
  readonly simulation: Simulation;
  readonly transaction: T;
}

/** Nothing can be signed. */
export interface RefusedPreparation {
  readonly ok: false;
  readonly failure: Failure;
  /** The steps as far as it got; the last is the one that failed. */
  readonly steps: readonly FlowStep[];
  /** Where it was to be made; absent when it failed before that was known. */
  readonly venue?: string;
}

export type Preparation<T = SignedTransaction> =
  { readonly ok: true; readonly prepared: PreparedAttempt<T> } | RefusedPreparation;

/**
 * Which part of a transaction an instruction belongs to.
 * @param counts instructions of each part, in order
 * @returns `undefined` when it is not known, or belongs to none
 */
export function partOfInstruction(
  counts: readonly number[],
  instruction: number | undefined,
): number | undefined {
  if (instruction === undefined) return undefined;
  let end = 0;
  const index = counts.findIndex((count) => instruction < (end += count));
  return index < 0 ? undefined : index;
}
