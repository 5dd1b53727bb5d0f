import { Injectable } from '@nestjs/common';
import type { ExecutionMode, Failure, FlowStep, StepSnapshot } from '../domain';
import type { RecoveryDecision } from './recovery-decision';

/** A failed attempt with all that is known of its step. */
export interface FailedAttempt {
  readonly mode: ExecutionMode;
  readonly step: FlowStep;
  /** With its attempts so far, the failed one included. */
  readonly history: StepSnapshot;
  readonly failure: Failure;
}

/** Decides what happens after a failed attempt. */
@Injectable()
export class RecoveryAdvisor {
  /** Direct mode makes one attempt a step and uses no strategies. */
  advise(failed: FailedAttempt): RecoveryDecision {
    return { kind: 'give_up', reason: `${failed.mode} mode makes one attempt a step` };
  }
}
