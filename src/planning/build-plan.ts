import {
  type Address,
  type Assumption,
  type AtomicMode,
  DEFINITIONS,
  type FlowPlan,
  type FlowStep,
  type LedgerKind,
  type ModelReading,
  STRATEGIES,
  type ToolCall,
  type WalletContext,
  isQuery,
} from '../domain';
import { describeStep } from './describe-step';
import { plannedGuards } from './planned-guards';
import { planWarnings } from './plan-warnings';

/** An intended effect as the grammar read it. */
export interface IntendedStep {
  readonly stepId: string;
  readonly call: ToolCall;
  readonly dependsOn: readonly string[];
}

export interface PlanParts {
  readonly flowId: string;
  readonly prompt: string;
  readonly atomicMode: AtomicMode;
  readonly ledger: LedgerKind;
  readonly planner: string;
  readonly reading?: ModelReading;
  readonly context: WalletContext;
  readonly steps: readonly IntendedStep[];
  readonly assumptions: readonly Assumption[];
  /** The programs that a call may use. */
  readonly programsOf: (call: ToolCall) => readonly Address[];
}

/** Puts a plan together. Pure. */
export function buildPlan(parts: PlanParts): FlowPlan {
  const { steps: intended, programsOf, context, ...facts } = parts;
  const steps = intended.map((step) => planStep(step, programsOf(step.call)));
  return { ...facts, wallet: context.owner, context, steps, warnings: planWarnings(context, steps) };
}

function planStep({ stepId, call, dependsOn }: IntendedStep, programs: readonly Address[]): FlowStep {
  const isRead = isQuery(call);
  return {
    stepId,
    call,
    description: describeStep(call),
    critical: !isRead,
    dependsOn,
    guards: plannedGuards(call, programs),
    recovery: isRead ? ['retry'] : STRATEGIES,
    estimatedTimeSeconds: DEFINITIONS[call.tool].seconds,
  };
}
