import type { ExecutionMode, InjectedFault, Reach, RecoveryConfig, Signer } from '../../../domain';
import type { PlanCommand } from '../../../planning';

/** What to run, for whom and how. */
export interface StartCommand extends PlanCommand {
  readonly mode: ExecutionMode;
  readonly agent: string;
  /** Name of the key that starts it; `undefined`: nobody's in particular. */
  readonly owner: string | undefined;
  /** Tolerated loss of swaps and lending that name none, in basis points. */
  readonly slippageBps: number;
  /** Who signs for the wallet; absent: the ledger. */
  readonly signer?: Signer;
  /** Recover from failures as this says; absent: one attempt a step. */
  readonly recovery?: RecoveryConfig;
  /** The whole execution may take so long from its acceptance on, persons included; absent: as long as it takes. */
  readonly timeoutSeconds?: number;
  /** What the sandbox is to have go wrong. */
  readonly faults?: readonly InjectedFault[];
  /** Run a plan that assumes something the prompt did not say; the sandbox does so without being asked. */
  readonly acceptAssumptions: boolean;
}

/** What to run of what was planned and kept. */
export interface KeptCommand extends Pick<
  StartCommand,
  'mode' | 'agent' | 'owner' | 'slippageBps' | 'recovery' | 'acceptAssumptions'
> {
  readonly flowId: string;
  /** What whoever asks may reach. */
  readonly reach: Reach;
}

/** Tolerated loss where nobody names one, in basis points. */
export const DEFAULT_SLIPPAGE_BPS = 50;
