import { type RecoveryDecided, STRATEGY_DEFINITIONS, type StepSnapshot } from '../../domain';

/** A decision about a step. */
export interface DecidedAt {
  readonly step: StepSnapshot;
  readonly decision: RecoveryDecided;
}

/** Was it decided to ask somebody? */
export function isAsking({ strategy }: RecoveryDecided): boolean {
  return strategy !== undefined && STRATEGY_DEFINITIONS[strategy].leadsTo === 'question';
}
