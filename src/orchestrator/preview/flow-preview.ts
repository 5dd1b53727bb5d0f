import type {
  Address,
  AssetChange,
  Atomicity,
  Failure,
  FlowStatus,
  Guards,
  ResolvedAction,
  StepId,
} from '../../domain';
import type { Quote } from '../../protocols';

/** What a step would do or meet. */
export type StepPreview =
  | {
      readonly outcome: 'works';
      /** With the amounts that it comes to. */
      readonly action: ResolvedAction;
      readonly venue: string;
      /** Absent for a transfer. */
      readonly quote?: Quote;
      readonly guards: Guards;
      /** What it changes by itself. */
      readonly changes: readonly AssetChange[];
      /** Steps that were simulated ahead of it; none: it meets the ledger as it is. */
      readonly simulatedAfter: readonly StepId[];
    }
  | { readonly outcome: 'fails'; readonly failure: Failure; readonly venue?: string }
  | { readonly outcome: 'skipped'; readonly reason: string }
  /** It moves nothing. */
  | { readonly outcome: 'reads' }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** A transaction that would be sent. */
export interface PreviewedTransaction {
  readonly stepIds: readonly StepId[];
  /** Lamports to the network. */
  readonly fee: bigint;
  /** Lamports locked in new accounts, or freed (negative). */
  readonly rent: bigint;
  /** Every program that is called. */
  readonly programs: readonly Address[];
}

/** What would become of a plan if it were run now. */
export interface FlowPreview {
  /** By step. */
  readonly steps: ReadonlyMap<StepId, StepPreview>;
  /** How it would end; absent: not all of it could be simulated. */
  readonly status?: FlowStatus;
  readonly failure?: Failure;
  /** Absent: nothing would land. */
  readonly atomicity?: Atomicity;
  readonly transactions: readonly PreviewedTransaction[];
  /** What all steps together change. */
  readonly changes: readonly AssetChange[];
  /** What the preview takes for granted, for people. */
  readonly assumptions: readonly string[];
}
