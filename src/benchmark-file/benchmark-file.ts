import type { Address, FieldError, InjectedFault } from '../domain';
import type { ConductExpectations } from './conduct-expectations';
import type { AccountRef, FinalStateAssertion } from './final-state-assertion';
import type { Expectations } from './expectations';

/** The name of the wallet that pays, signs and is judged; every benchmark declares it. */
export const USER_WALLET = 'USER_WALLET_PUBKEY';

/** A benchmark as its YAML file says it, checked whole: every reference in it leads somewhere. */
export interface BenchmarkFile {
  /** Names the benchmark; by convention the stem of its file. */
  readonly id: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** What the ledger holds when a run begins. */
  readonly initialState: readonly InitialAccount[];
  /** What the agent is asked, placeholders included. */
  readonly prompt: string;
  /** Steps of a flow, in the order in which they run; empty: the prompt is the only step. */
  readonly flow: readonly FlowPromptStep[];
  readonly groundTruth: GroundTruth;
  /** `static`, or `dynamic` for a file that was written from a prompt. */
  readonly flowType: 'static' | 'dynamic';
  /** What the sandbox has go wrong in every run; empty: nothing. */
  readonly faults: readonly InjectedFault[];
  /** Do runs recover from failures, as in recovery mode? Absent in the file: where it orders faults. */
  readonly recovers: boolean;
  /** Members that nothing reads, by their paths. */
  readonly warnings: readonly FieldError[];
}

/** One account of the initial state. */
export type InitialAccount =
  | { readonly kind: 'wallet'; readonly pubkey: AccountName; readonly lamports: bigint }
  | {
      readonly kind: 'token_account';
      readonly pubkey: AccountName;
      readonly lamports: bigint;
      readonly mint: Address;
      /** The wallet that the tokens belong to. */
      readonly owner: AccountName;
      /** Raw units. */
      readonly amount: bigint;
    };

/** An address, or a name such as `USER_WALLET_PUBKEY` that every run gives an address of its own. */
export type AccountName = string;

export interface FlowPromptStep {
  /** Names the step within the file; 1 or more. */
  readonly step: number;
  readonly description: string;
  readonly prompt: string;
  /** Does its failure fail the run? */
  readonly critical: boolean;
  /** Time that the step may take, in seconds; absent: no limit of its own. */
  readonly timeoutSeconds?: number;
  /** Numbers of earlier steps that must have succeeded. */
  readonly dependsOn: readonly number[];
}

/**
 * `landed`: all that was asked for; `failed`: it was tried and did not land; `refused`: nothing was tried, because the prompt
 * must not be carried out.
 */
export type ExpectedEnd = 'landed' | 'failed' | 'refused';

/** What a run is judged by. */
export interface GroundTruth extends Expectations, ConductExpectations {
  /** How a run must end; absent: the file does not say, and all that it asks for should land. */
  readonly expectedEnd?: ExpectedEnd;
  readonly finalStateAssertions: readonly FinalStateAssertion[];
  readonly expectedInstructions: readonly ExpectedInstruction[];
  /** The benchmark only reads: nothing that was sent is compared. */
  readonly skipInstructionValidation: boolean;
  /** Score from which the run counts as succeeded, 0 to 1; absent: the usual threshold. */
  readonly minScore?: number;
}

export interface ExpectedInstruction {
  readonly programId: AccountName;
  readonly programIdWeight: number;
  readonly accounts: readonly ExpectedAccount[];
  /** Instruction data; absent: not compared. */
  readonly data?: Uint8Array;
  /** Without it the data is not scored. */
  readonly dataWeight?: number;
}

export interface ExpectedAccount {
  readonly account: AccountRef;
  readonly isSigner: boolean;
  readonly isWritable: boolean;
  readonly weight: number;
}
