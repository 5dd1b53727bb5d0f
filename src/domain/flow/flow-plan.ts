import type { Address } from '../money';
import type { Assumption } from './assumption';
import type { AtomicMode } from './atomic-mode';
import type { ModelReading } from './model-reading';
import type { PlannedGuards } from './guards';
import type { FlowId, StepId } from './ids';
import type { Strategy } from './strategy';
import type { ToolCall } from '../tools/tool-call';
import type { WalletContext } from './wallet-context';

/** Where transactions land. */
export type LedgerKind = 'sandbox' | 'rpc';

/** A read-only tree of intended effects, built from a prompt and a wallet; it moves nothing by itself. */
export interface FlowPlan {
  readonly flowId: FlowId;
  /** Name of the key that keeps it to run it later; absent: nobody's in particular. */
  readonly owner?: string;
  readonly prompt: string;
  readonly wallet: Address;
  readonly atomicMode: AtomicMode;
  readonly ledger: LedgerKind;
  /** `grammar`, or `llm:<model>`. */
  readonly planner: string;
  /** What it took a model to read the prompt; absent: the grammar read it. */
  readonly reading?: ModelReading;
  readonly context: WalletContext;
  readonly steps: readonly FlowStep[];
  readonly assumptions: readonly Assumption[];
  /** Sentences for a person about what will probably not work as asked. */
  readonly warnings: readonly string[];
}

/** One intended effect: a tool call with the bounds it is held to. */
export interface FlowStep {
  readonly stepId: StepId;
  readonly call: ToolCall;
  readonly description: string;
  /** Does its failure fail the flow? */
  readonly critical: boolean;
  readonly dependsOn: readonly StepId[];
  readonly guards: PlannedGuards;
  /** The strategies that it may be recovered by, in a mode that recovers. */
  readonly recovery: readonly Strategy[];
  readonly estimatedTimeSeconds: number;
}
