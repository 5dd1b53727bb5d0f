import type { Schema } from '../api/client';
import { type FlowDraft, type Mode, NEW_WALLET } from './flow-draft';

type FlowBody = Schema<'ExecuteFlowDto'>;
type RecoveryBody = Schema<'ExecuteRecoveryDto'>;

export const PATHS = {
  direct: '/api/v1/benchmarks/execute-direct',
  bridge: '/api/v1/benchmarks/execute-dynamic',
  recovery: '/api/v1/benchmarks/execute-recovery',
} as const satisfies Readonly<Record<Mode, string>>;

/** The body with which a draft is planned: while somebody types, no language model is asked at every pause. */
export function planBody(draft: FlowDraft): Schema<'PlanFlowDto'> {
  return { ...sentenceOf(draft), planner: draft.planner };
}

/** The body with which a draft is run, in the modes without recovery. */
export function flowBody(draft: FlowDraft): FlowBody {
  const { faults, ownerSigns, wallet } = draft;
  const signs = ownerSigns && wallet !== NEW_WALLET;
  const sandbox = {
    ...(faults.length > 0 && { faults: [...faults] }),
    ...(signs && { signer: 'wallet' as const }),
  };
  return {
    ...sentenceOf(draft),
    accept_assumptions: true,
    ...(Object.keys(sandbox).length > 0 && { sandbox }),
  };
}

/** The same in recovery mode. */
export function recoveryBody(draft: FlowDraft): RecoveryBody {
  return { ...flowBody(draft), recovery_config: { enable_user_fulfillment: draft.asks } };
}

/** The path and the body of the request that a draft stands for. */
export function requestOf(draft: FlowDraft): {
  readonly path: string;
  readonly body: FlowBody | RecoveryBody;
} {
  return {
    path: PATHS[draft.mode],
    body: draft.mode === 'recovery' ? recoveryBody(draft) : flowBody(draft),
  };
}

function sentenceOf({ prompt, wallet, atomicMode }: FlowDraft) {
  return { prompt: prompt.trim(), wallet, atomic_mode: atomicMode };
}
