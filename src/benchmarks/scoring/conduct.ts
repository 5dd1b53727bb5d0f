import {
  type ConductOutcome,
  type ExecutionSnapshot,
  type StepSnapshot,
  atomicityOf,
  isQueryTool,
} from '../../domain';
import type { ConductExpectations, FlowComplexity, RecoveryExpectation } from '../../benchmark-file';

const SECOND_MS = 1_000;

/** Holds how a run went against what its file expects. What cannot be told of a run is said to be unknown, not passed. */
export function conductOf(expected: ConductExpectations, execution: ExecutionSnapshot): ConductOutcome[] {
  return [
    ...toolCalls(expected, execution),
    ...expected.flowComplexity.map((one) => complexity(one, execution)),
    ...expected.recoveryExpectations.map((one) => recovery(one, execution)),
  ];
}

/** The weighted part that is met; `null` where nothing can be told. */
export function conductScore(outcomes: readonly ConductOutcome[]): number | null {
  const known = outcomes.filter(({ passed }) => passed !== null);
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  return known.reduce((sum, { weight, passed }) => sum + (passed ? weight : 0), 0) / total;
}

function toolCalls(
  { expectedToolCalls }: ConductExpectations,
  execution: ExecutionSnapshot,
): ConductOutcome[] {
  const used = new Set(execution.steps.filter(isDone).map(({ tool }) => tool));
  return expectedToolCalls.map(({ toolName, tool, weight, critical }) => ({
    group: 'tool_calls',
    type: toolName,
    expected: tool === undefined ? 'a tool that reev does not have' : `${tool} completes`,
    weight,
    critical,
    passed: tool !== undefined && used.has(tool),
  }));
}

function complexity(
  { type, minSteps, maxSecondsPerStep, weight }: FlowComplexity,
  { steps }: ExecutionSnapshot,
): ConductOutcome {
  const outcome = { group: 'flow_complexity', type, weight, critical: false } as const;
  if (minSteps !== undefined)
    return {
      ...outcome,
      expected: `at least ${minSteps} steps complete`,
      passed: steps.filter(isDone).length >= minSteps,
    };
  if (maxSecondsPerStep !== undefined)
    return {
      ...outcome,
      expected: `no step takes longer than ${maxSecondsPerStep} s`,
      passed: steps.every((step) => durationOf(step) <= maxSecondsPerStep * SECOND_MS),
    };
  return { ...outcome, expected: 'nothing that a run shows', passed: null };
}

/** Recoveries are judged where something failed; atomicity, where something landed. */
function recovery({ type, weight }: RecoveryExpectation, execution: ExecutionSnapshot): ConductOutcome {
  const outcome = { group: 'recovery', type, weight, critical: false } as const;
  if (type === 'atomic_execution') {
    const landed = atomicityOf(execution);
    const passed = landed === undefined ? null : landed === 'transaction';
    return { ...outcome, expected: 'everything lands in one transaction', passed };
  }
  if (!/failure_recovery$/.test(type))
    return { ...outcome, expected: 'nothing that a run shows', passed: null };
  const failed = execution.steps.filter((step) => isRecoverable(step) && isMeant(type, step));
  const passed = failed.length === 0 ? null : failed.every(isDone);
  return { ...outcome, expected: 'steps that fail at first complete in the end', passed };
}

/** `swap_failure_recovery` is about swaps; a name of no tool is about every step. */
function isMeant(type: string, { tool }: StepSnapshot): boolean {
  const about = ['swap', 'lend', 'withdraw', 'transfer'].find((word) => type.includes(word));
  return about === undefined || tool.includes(about) || (about === 'lend' && tool.includes('deposit'));
}

function isRecoverable({ tool, recoveries, attempts }: StepSnapshot): boolean {
  return (
    !isQueryTool(tool) && (recoveries.length > 0 || attempts.some(({ ended }) => ended?.outcome === 'failed'))
  );
}

function isDone({ status }: StepSnapshot): boolean {
  return status === 'Completed';
}

function durationOf({ startedAt, endedAt }: StepSnapshot): number {
  return startedAt === undefined || endedAt === undefined ? 0 : Date.parse(endedAt) - Date.parse(startedAt);
}
