import type { ErrorClass } from './error-class';
import type { StepSnapshot } from './execution-snapshot';
import { personMsBetween } from './question';
import { STRATEGIES, type Strategy } from './strategy';

/**
 * How recovering ended: `recovered` the step completed; `exhausted` it failed though something was tried;
 * `not_applicable` nothing was tried; `stopped` the flow ended first.
 */
export type RecoveryOutcome = 'recovered' | 'exhausted' | 'not_applicable' | 'stopped';

/** What one strategy did in a recovery, or what became of the failures of one class. */
export interface RecoveryPart {
  readonly kind: 'strategy' | 'error_class';
  readonly name: Strategy | ErrorClass;
  readonly outcome: RecoveryOutcome;
  /** Times the strategy was chosen, or failures of the class. */
  readonly attempts: number;
  /** Milliseconds from the first of these to the end, without the time that a person took. */
  readonly machineMs: number;
}

/** From the first failed attempt at a step to the end of the step. */
export interface RecoveryEpisode {
  readonly outcome: RecoveryOutcome;
  /** Milliseconds, without the time that a person took. */
  readonly machineMs: number;
  /** Milliseconds that questions were open; absent: nobody was asked. */
  readonly personMs?: number;
  readonly parts: readonly RecoveryPart[];
}

/** Tries that failed; a query that failed leaves only the decision about it. */
export function failedAttemptsOf({ attempts, recoveries }: StepSnapshot): number {
  return Math.max(attempts.filter(({ ended }) => ended?.outcome === 'failed').length, recoveries.length);
}

/**
 * The recovery of a step that has ended, or `undefined` when nothing was decided about it and nothing was looked up. Of
 * the steps of one transaction only the first is decided about, so the transaction counts once.
 * @param endedAt when the step, or the flow before it, ended
 */
export function recoveryOf(step: StepSnapshot, endedAt: string): RecoveryEpisode | undefined {
  const setbacks = setbacksOf(step);
  const [first] = setbacks;
  if (first === undefined) return undefined;
  const recovery = { step, setbacks, outcome: outcomeOf(step, setbacks), endedAt: Date.parse(endedAt) };
  const strategies = STRATEGIES.map((strategy) => strategyPart(recovery, strategy));
  const classes = [...new Set(setbacks.map(({ errorClass }) => errorClass))];
  return {
    outcome: recovery.outcome,
    machineMs: machineMsSince(recovery, first.at),
    ...(step.questions.length > 0 && { personMs: personMsSince(recovery, first.at) }),
    parts: [
      ...strategies.filter((part) => part !== undefined),
      ...classes.map((errorClass) => classPart(recovery, errorClass)),
    ],
  };
}

/** An attempt that failed, or whose outcome had to be looked up, and what was done about it. */
interface Setback {
  readonly errorClass: ErrorClass;
  /** Absent: no strategy went on. */
  readonly strategy?: Strategy | undefined;
  readonly isLookedUp: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

interface Recovery {
  readonly step: StepSnapshot;
  readonly setbacks: readonly Setback[];
  readonly outcome: RecoveryOutcome;
  readonly endedAt: number;
}

function setbacksOf({ stepId, attempts, recoveries, startedAt = '' }: StepSnapshot): Setback[] {
  const decided = recoveries.map(({ attempt, errorClass, strategy }): Setback => {
    const failed = attempts.find((known) => known.attempt === attempt);
    return { errorClass, strategy, isLookedUp: false, at: Date.parse(failed?.endedAt ?? startedAt) };
  });
  const lookedUp = attempts
    .filter(({ attempt }) => recoveries.every((known) => known.attempt !== attempt))
    .filter(({ ended, recorded }) => ended?.outcome === 'landed' && recorded?.stepIds[0] === stepId)
    .flatMap(({ unknownAt }): Setback[] =>
      unknownAt === undefined
        ? []
        : [{ errorClass: 'unknown_outcome', isLookedUp: true, at: Date.parse(unknownAt) }],
    );
  return [...decided, ...lookedUp];
}

function outcomeOf({ status }: StepSnapshot, setbacks: readonly Setback[]): RecoveryOutcome {
  if (status === 'Completed') return 'recovered';
  if (status !== 'Failed') return 'stopped';
  return setbacks.some(({ strategy }) => strategy !== undefined) ? 'exhausted' : 'not_applicable';
}

/** Strategies are asked in their fixed order: one that stands before the chosen one, and was never chosen, had no answer. */
function strategyPart(recovery: Recovery, name: Strategy): RecoveryPart | undefined {
  const decided = recovery.setbacks.filter(({ isLookedUp }) => !isLookedUp);
  const chosen = decided.filter(({ strategy }) => strategy === name);
  const [first] = chosen;
  if (first !== undefined) {
    const isLast = decided.at(-1)?.strategy === name;
    const outcome = isLast ? recovery.outcome : 'exhausted';
    const machineMs = machineMsSince(recovery, first.at);
    return { kind: 'strategy', name, outcome, attempts: chosen.length, machineMs };
  }
  const isPassedOver = decided.some(
    ({ strategy }) => strategy === undefined || STRATEGIES.indexOf(strategy) > STRATEGIES.indexOf(name),
  );
  if (!isPassedOver) return undefined;
  return { kind: 'strategy', name, outcome: 'not_applicable', attempts: 0, machineMs: 0 };
}

function classPart(recovery: Recovery, name: ErrorClass): RecoveryPart {
  const failures = recovery.setbacks.filter(({ errorClass }) => errorClass === name);
  const isTaken = failures.some(({ strategy }) => strategy !== undefined);
  return {
    kind: 'error_class',
    name,
    outcome: recovery.outcome === 'exhausted' && !isTaken ? 'not_applicable' : recovery.outcome,
    attempts: failures.length,
    machineMs: machineMsSince(recovery, failures[0]?.at ?? recovery.endedAt),
  };
}

function machineMsSince(recovery: Recovery, since: number): number {
  return Math.max(0, recovery.endedAt - since - personMsSince(recovery, since));
}

function personMsSince({ step, endedAt }: Recovery, since: number): number {
  return personMsBetween(step.questions, since, endedAt);
}
