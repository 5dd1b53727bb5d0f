import type { Address } from '../domain';

/** What an agent is asked. */
export interface AgentTask {
  /** The prompt as the benchmark has it, names of accounts included. */
  readonly prompt: string;
  /** The wallet that acts. */
  readonly wallet: Address;
  readonly accounts: readonly KnownAccount[];
  /** What an agent that draws lots draws them from. */
  readonly seed: number;
}

/** An account that a prompt may name. */
export interface KnownAccount {
  readonly name: string;
  readonly address: Address;
  /** The wallet that it belongs to; for a wallet, itself. */
  readonly owner: Address;
}

/**
 * Who works on a prompt. An agent puts the task in sentences of the planner's language; what it says is planned, guarded
 * and journaled like any prompt, so that no agent moves more than a plan allows.
 */
export abstract class Agent {
  /** As clients name it. */
  abstract readonly name: string;

  /** Does it use the URL and the key that clients configure for it? */
  readonly usesConnection: boolean = false;

  /** Ways to say the task, the most faithful first; the first that can be planned is run. */
  abstract wordings(task: AgentTask): Promise<readonly string[]>;
}
