import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Registry } from 'prom-client';
import {
  type AttemptEnded,
  type ExecutionSnapshot,
  type JournaledEvent,
  type RecoveryDecided,
  type StepSnapshot,
  isQueryTool,
  recoveryOf,
} from '../../domain';
import { FlowFeed } from '../../journal';
import { type FlowInstruments, createFlowInstruments } from './flow-instruments';

/** Counts what this process appends to the journal. */
@Injectable()
export class FlowMetricsProjection implements OnModuleInit, OnModuleDestroy {
  private readonly instruments: FlowInstruments;
  private readonly inProgress = new Set<string>();
  private unsubscribe: (() => void) | undefined;

  constructor(
    registry: Registry,
    private readonly feed: FlowFeed,
  ) {
    this.instruments = createFlowInstruments(registry);
  }

  onModuleInit(): void {
    this.unsubscribe = this.feed.subscribeAll((snapshot, journaled) => this.count(snapshot, journaled));
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }

  private count(snapshot: ExecutionSnapshot, { event, at }: JournaledEvent): void {
    switch (event.type) {
      case 'attempt_ended':
        return this.countAttempt(snapshot, event);
      case 'recovery_decided':
        return this.countDecision(snapshot, event);
      case 'compensation_decided':
        return this.countCompensation(event.by ? undefined : 'kept');
      case 'step_skipped':
        return this.countCompensation(stepOf(snapshot, event.stepId)?.compensates && 'kept');
      case 'question_asked':
        return this.setInProgress(snapshot, event.question.stepId, false);
      case 'step_completed':
      case 'step_failed':
        return this.countStepEnd(snapshot, stepOf(snapshot, event.stepId), at);
      case 'execution_completed':
      case 'execution_failed':
      case 'execution_stopped':
      case 'execution_timed_out':
        return this.countFlow(snapshot, at);
      case 'execution_queued':
      case 'execution_started':
      case 'execution_scored':
      case 'stop_requested':
      case 'step_started':
      case 'attempt_recorded':
      case 'question_answered':
      case 'question_expired':
        return;
      default:
        event satisfies never;
    }
  }

  private countAttempt(snapshot: ExecutionSnapshot, { stepIds, attempt, outcome }: AttemptEnded): void {
    const steps = stepIds.map((stepId) => stepOf(snapshot, stepId)).filter((step) => step !== undefined);
    for (const { tool } of steps) this.instruments.stepAttempts.inc({ tool, outcome });
    const known = steps[0]?.attempts.find((made) => made.attempt === attempt);
    if (known?.recorded) this.instruments.transactions.inc({ ledger: snapshot.ledger, outcome });
  }

  private countDecision(snapshot: ExecutionSnapshot, event: RecoveryDecided): void {
    const step = stepOf(snapshot, event.stepId);
    this.settle(step?.recoveries.at(-2), 'failed');
    if (event.strategy !== undefined) {
      if (step && isQueryTool(step.tool))
        this.instruments.stepAttempts.inc({ tool: step.tool, outcome: 'failed' });
      this.setInProgress(snapshot, event.stepId, true);
      return;
    }
    const labels = { strategy: 'none', error_class: event.errorClass, outcome: 'given_up' };
    this.instruments.recoveryAttempts.inc(labels);
  }

  private countStepEnd(snapshot: ExecutionSnapshot, step: StepSnapshot | undefined, at: string): void {
    if (step === undefined) return;
    const isCompleted = step.status === 'Completed';
    // A query leaves no attempts in the journal: its end is its attempt. Another step may end before there was one.
    if (isQueryTool(step.tool))
      this.instruments.stepAttempts.inc({ tool: step.tool, outcome: isCompleted ? 'answered' : 'failed' });
    this.countCompensation(step.compensates && (isCompleted ? 'compensated' : 'failed'));
    this.settle(step.recoveries.at(-1), isCompleted ? 'recovered' : 'failed');
    this.measure(snapshot, step, at);
  }

  private countCompensation(outcome: 'compensated' | 'kept' | 'failed' | undefined): void {
    if (outcome !== undefined) this.instruments.compensations.inc({ outcome });
  }

  private countFlow(snapshot: ExecutionSnapshot, at: string): void {
    const { mode, status, createdAt } = snapshot;
    this.instruments.flows.inc({ mode, status });
    this.instruments.flowDuration.observe({ mode, status }, (Date.parse(at) - Date.parse(createdAt)) / 1000);
    for (const step of snapshot.steps) {
      if (step.status !== 'Running') continue;
      this.settle(step.recoveries.at(-1), 'stopped');
      this.measure(snapshot, step, at);
    }
  }

  /** Counts what came of a decision; one that nothing follows was counted when it was made. */
  private settle(decided: RecoveryDecided | undefined, outcome: string): void {
    if (decided?.strategy === undefined) return;
    const { strategy, errorClass } = decided;
    this.instruments.recoveryAttempts.inc({ strategy, error_class: errorClass, outcome });
  }

  private measure(snapshot: ExecutionSnapshot, step: StepSnapshot, at: string): void {
    this.setInProgress(snapshot, step.stepId, false);
    const recovery = recoveryOf(step, at);
    if (recovery === undefined || recovery.outcome === 'not_applicable') return;
    const strategy =
      step.recoveries.findLast((decided) => decided.strategy !== undefined)?.strategy ?? 'none';
    const { outcome, machineMs } = recovery;
    this.instruments.recoveryDuration.observe({ strategy, outcome }, machineMs / 1000);
  }

  private setInProgress({ executionId }: ExecutionSnapshot, stepId: string, isInProgress: boolean): void {
    const key = `${executionId}/${stepId}`;
    if (isInProgress) this.inProgress.add(key);
    else if (!this.inProgress.delete(key)) return;
    this.instruments.recoveriesInProgress.set(this.inProgress.size);
  }
}

function stepOf({ steps }: ExecutionSnapshot, stepId: string): StepSnapshot | undefined {
  return steps.find((step) => step.stepId === stepId);
}
