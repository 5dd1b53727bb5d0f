import { Injectable } from '@nestjs/common';
import type { ExecutionSnapshot, Failure, FlowStep, StepId } from '../../domain';
import { AttemptBuilder, type PreparedPart, type SimulatedPreparation } from '../execution';
import type { PreviewedTransaction } from './flow-preview';

/** A transaction that would land, with what each of its steps contributes. */
export interface SimulatedTransaction extends PreviewedTransaction {
  readonly parts: readonly PreparedPart[];
  /** Steps that were simulated ahead of it. */
  readonly after: readonly StepId[];
  /** Earlier steps that were not, for want of room: as if they had not been. */
  readonly without: readonly StepId[];
}

export type TransactionPreview =
  | { readonly kind: 'works'; readonly transaction: SimulatedTransaction }
  | { readonly kind: 'fails'; readonly stepId: StepId; readonly failure: Failure; readonly venue?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

const NO_ROOM: TransactionPreview = {
  kind: 'unknown',
  reason: 'The steps that it builds on do not fit the one transaction that they are simulated in.',
};

/** Simulates the next transaction of a flow as if the earlier ones had landed, by putting their steps ahead of its own. */
@Injectable()
export class TransactionSimulator {
  constructor(private readonly builder: AttemptBuilder) {}

  /**
   * @param execution with the outputs that the earlier steps would have
   * @param earlier what would have landed before; where there is no room for all, what the steps build on
   * @param steps what the transaction is to carry; it carries as many of them as fit
   */
  async simulate(
    execution: ExecutionSnapshot,
    earlier: readonly SimulatedTransaction[],
    steps: readonly FlowStep[],
  ): Promise<TransactionPreview> {
    const behindAll = await this.simulateBehind(execution, earlier, steps);
    if (behindAll !== NO_ROOM) return behindAll;
    const needed = neededBy(steps, earlier);
    if (needed.length === earlier.length) return NO_ROOM;
    const found = await this.simulateBehind(execution, needed, steps);
    if (found.kind !== 'works') return found;
    const without = stepIdsOf(earlier.filter((transaction) => !needed.includes(transaction)));
    return { kind: 'works', transaction: { ...found.transaction, without } };
  }

  private async simulateBehind(
    execution: ExecutionSnapshot,
    earlier: readonly SimulatedTransaction[],
    steps: readonly FlowStep[],
  ): Promise<TransactionPreview> {
    const ahead = earlier.flatMap(({ parts }) => parts.map(({ step }) => step));
    const preparation = await this.builder.simulate(execution, [...ahead, ...steps]);
    if (!preparation.ok) return refused(preparation, steps);
    const { parts: all, simulation } = preparation.simulated;
    const parts = all.slice(ahead.length);
    if (parts.length === 0) return NO_ROOM;
    const { diff } = simulation;
    const allowed = new Set(parts.flatMap(({ guards }) => guards.programs));
    const transaction = {
      stepIds: parts.map(({ step }) => step.stepId),
      fee: (diff.fee * signers(parts)) / signers(all),
      rent: diff.rent - earlier.reduce((sum, { rent }) => sum + rent, 0n),
      programs: diff.programs.filter((program) => allowed.has(program)),
      parts,
      after: stepIdsOf(earlier),
      without: [],
    };
    return { kind: 'works', transaction };
  }
}

function refused(
  { failure, steps: upTo, venue }: Extract<SimulatedPreparation, { ok: false }>,
  steps: readonly FlowStep[],
): TransactionPreview {
  const failed = steps.find(({ stepId }) => stepId === upTo.at(-1)?.stepId);
  if (failed === undefined) return { kind: 'unknown', reason: failure.message };
  return { kind: 'fails', stepId: failed.stepId, failure, ...(venue !== undefined && { venue }) };
}

/** The transactions that the steps build on, directly or through others. */
function neededBy(
  steps: readonly FlowStep[],
  earlier: readonly SimulatedTransaction[],
): readonly SimulatedTransaction[] {
  const needed = new Set(steps.flatMap(({ dependsOn }) => dependsOn));
  const found = earlier.toReversed().filter(({ stepIds, parts }) => {
    if (!stepIds.some((stepId) => needed.has(stepId))) return false;
    for (const { step } of parts) for (const stepId of step.dependsOn) needed.add(stepId);
    return true;
  });
  return found.toReversed();
}

function stepIdsOf(transactions: readonly SimulatedTransaction[]): readonly StepId[] {
  return transactions.flatMap(({ stepIds }) => stepIds);
}

/** Signatures of a transaction of these: the network charges by them. */
function signers(parts: readonly PreparedPart[]): bigint {
  const others = parts.flatMap(({ route }) => route.coSigners.map(({ address }) => address));
  return BigInt(new Set(others).size + 1);
}
