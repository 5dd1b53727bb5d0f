import type { RecoveryDecided, StepSnapshot } from '../../domain';

/** A decision about a step. */
export interface DecidedAt {
  readonly step: StepSnapshot;
  readonly decision: RecoveryDecided;
}
