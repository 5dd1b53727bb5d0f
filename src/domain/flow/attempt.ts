import type { AssetChange, AssetDiff } from './asset-diff';
import type { Failure } from './failure';
import type { MetFault } from './fault';
import type { Guards } from './guards';
import type { StepId } from './ids';
import type { ResolvedAction } from '../tools/tool-call';

/**
 * A try that is about to be sent. It is durable before the transaction leaves, so that after a crash its signature
 * can be looked up before anything else is sent. One transaction may carry several steps.
 */
export interface AttemptRecorded {
  readonly type: 'attempt_recorded';
  readonly stepIds: readonly StepId[];
  /** Counted from 1; the steps of one transaction share the number. */
  readonly attempt: number;
  readonly venue: string;
  /** The calls with the amounts they resolved to. */
  readonly actions: readonly ResolvedAction[];
  readonly guards: Guards;
  readonly simulated: AssetDiff;
  readonly signature: string;
  readonly blockhash: string;
  /** The transaction can no longer land once the ledger's block height is above this. */
  readonly lastValidBlockHeight: bigint;
  /** Size of the wire transaction in bytes. */
  readonly size: number;
  /** When the transaction carries several steps: what is whose, in the order of `stepIds`. */
  readonly parts?: readonly AttemptPart[];
  readonly fault?: MetFault;
}

/** An attempt that is made and simulated, and needs the wallet's own signature: it becomes a record with that. */
export type ProposedAttempt = Omit<AttemptRecorded, 'type' | 'signature'>;

/** One step's part of a transaction that carries several. */
export interface AttemptPart {
  readonly venue: string;
  /** How many instructions it is; they follow those of the step before. */
  readonly instructions: number;
  /** What it changes by itself, as simulated. */
  readonly changes: readonly AssetChange[];
}

/** How a try ended. `unknown` is not a failure: the transaction may still land. */
export interface AttemptEnded {
  readonly type: 'attempt_ended';
  readonly stepIds: readonly StepId[];
  readonly attempt: number;
  /** Of several steps, the one that failed. */
  readonly failedStepId?: StepId;
  readonly outcome: 'landed' | 'failed' | 'unknown';
  /** Of a try that failed before it could be recorded: where it was to be made, once that was known. */
  readonly venue?: string;
  /** Present once the ledger knew the transaction, whether it succeeded or not. */
  readonly landed?: {
    readonly signature: string;
    readonly slot: bigint;
    readonly measured: AssetDiff;
    readonly computeUnits: bigint;
    readonly logs: readonly string[];
  };
  readonly failure?: Failure;
  /** Of a try that failed before it could be recorded. */
  readonly fault?: MetFault;
}
