import { Injectable, Logger } from '@nestjs/common';
import type { ExecutionSnapshot, Failure, FlowStep, MetFault } from '../../../domain';
import {
  type CoSigner,
  Ledger,
  LedgerError,
  type ProposedTransaction,
  type Simulation,
  type UnsignedTransaction,
} from '../../../ledger';
import { ProtocolError } from '../../../protocols';
import { checkGuards, netGuards } from '../guards';
import { AttemptRefused, StepBuilder } from '../building';
import { changesSince, measureOutput } from './measure-outputs';
import {
  type Preparation,
  type PreparedAttempt,
  type PreparedPart,
  type RefusedPreparation,
  partOfInstruction,
} from './prepared-attempt';

/** An attempt that was simulated and is within its guards; nothing of it is signed. */
export interface SimulatedAttempt extends Omit<PreparedAttempt, 'transaction'> {
  readonly unsigned: UnsignedTransaction;
}

export type SimulatedPreparation =
  { readonly ok: true; readonly simulated: SimulatedAttempt } | RefusedPreparation;

/** The steps so far, and the state that they lead to. */
interface Draft {
  /** With the outputs that the steps would have. */
  readonly execution: ExecutionSnapshot;
  /** What the sandbox was asked to have go wrong with the transaction. */
  readonly fault?: MetFault | undefined;
  /** Absent: no step yet. */
  readonly attempt?: SimulatedAttempt;
}

/** What cannot be known before it has landed. */
const SIMULATED = { signature: '', fee: 0n };

/**
 * Makes the transaction of an attempt: amounts, instructions, simulation, guards, signature. Sends nothing. Steps are
 * added one by one, each resolved and quoted against the state that those before it lead to.
 */
@Injectable()
export class AttemptBuilder {
  private readonly logger = new Logger(AttemptBuilder.name);

  constructor(
    private readonly ledger: Ledger,
    private readonly steps: StepBuilder,
  ) {}

  /**
   * @param steps what the transaction is to carry, in order; it carries as many of them as fit
   * @param fault what the sandbox was asked to have go wrong with it
   */
  prepare(execution: ExecutionSnapshot, steps: readonly FlowStep[], fault?: MetFault): Promise<Preparation> {
    const draft = { execution, fault };
    return this.completed(draft, steps, (unsigned) => this.ledger.sign(unsigned));
  }

  /** The same for the wallet's owner to sign. */
  propose(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    fault?: MetFault,
  ): Promise<Preparation<ProposedTransaction>> {
    const draft = { execution, fault };
    return this.completed(draft, steps, (unsigned) => this.ledger.propose(unsigned));
  }

  private async completed<T>(
    draft: Draft,
    steps: readonly FlowStep[],
    complete: (unsigned: UnsignedTransaction) => Promise<T>,
  ): Promise<Preparation<T>> {
    const preparation = await this.simulated(draft, steps);
    if (!preparation.ok) return preparation;
    const { unsigned, ...facts } = preparation.simulated;
    try {
      return { ok: true, prepared: { ...facts, transaction: await complete(unsigned) } };
    } catch (error) {
      return this.refusal(error, steps.slice(0, 1));
    }
  }

  /** The same without the signature: what the attempt would do. */
  simulate(execution: ExecutionSnapshot, steps: readonly FlowStep[]): Promise<SimulatedPreparation> {
    return this.simulated({ execution }, steps);
  }

  private async simulated(empty: Draft, steps: readonly FlowStep[]): Promise<SimulatedPreparation> {
    let draft = empty;
    for (const [index, step] of steps.entries()) {
      try {
        draft = await this.extended(draft, step, isPassedOn(step, steps.slice(index + 1)));
      } catch (error) {
        if (index > 0 && isTooLarge(error)) return this.simulated(empty, steps.slice(0, index));
        return this.refusal(error, steps.slice(0, failedIndexOf(error, index) + 1));
      }
    }
    if (draft.attempt === undefined) throw new RangeError('An attempt needs a step');
    return { ok: true, simulated: draft.attempt };
  }

  /**
   * Runs `work` as if these steps had landed: with their outputs in the execution, and the ledger read accordingly.
   * @returns `undefined` when they cannot
   */
  async after<T>(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    work: (execution: ExecutionSnapshot) => Promise<T>,
  ): Promise<T | undefined> {
    let draft: Draft = { execution };
    try {
      for (const step of steps) draft = await this.extended(draft, step, true);
    } catch {
      return undefined;
    }
    const { attempt } = draft;
    if (attempt === undefined) return work(execution);
    return this.ledger.readingAfter(attempt.simulation.after, () => work(draft.execution));
  }

  private async extended(draft: Draft, step: FlowStep, isOutputExact: boolean): Promise<Draft> {
    const { execution, fault, attempt: before } = draft;
    const build = () => this.steps.build(execution, step, isOutputExact);
    const built = await (before ? this.ledger.readingAfter(before.simulation.after, build) : build());
    const parts = [...(before?.parts ?? []), { step, ...built, changes: [] }];
    const unsigned = await this.compile(draft, parts);
    const guards = netGuards(
      parts.map((part) => part.guards),
      execution.wallet,
    );
    const simulation = await this.ledger.simulate(unsigned);
    refuseUnfit(simulation, parts, checkGuards(simulation.diff, guards, execution.wallet));
    const changes = changesSince(before?.simulation.diff.changes ?? [], simulation.diff.changes);
    const { action, venue } = built.route;
    const output = measureOutput(execution.wallet, action, changes, { ...SIMULATED, venue });
    return {
      fault,
      execution: {
        ...execution,
        steps: execution.steps.map((known) => (known.stepId === step.stepId ? { ...known, output } : known)),
      },
      attempt: {
        parts: [...parts.slice(0, -1), { step, ...built, changes }],
        guards,
        simulation,
        unsigned,
      },
    };
  }

  private compile({ execution, fault }: Draft, parts: readonly PreparedPart[]): Promise<UnsignedTransaction> {
    const coSigners = new Map<string, CoSigner>();
    for (const { route } of parts) for (const by of route.coSigners) coSigners.set(by.address, by);
    return this.ledger.compile({
      feePayer: execution.wallet,
      instructions: parts.flatMap(({ route }) => route.instructions),
      coSigners: [...coSigners.values()],
      parts: parts.map(({ step, route }) => ({
        label: step.stepId,
        instructions: route.instructions.length,
      })),
      ...(fault && { fault }),
    });
  }

  private refusal(error: unknown, steps: readonly FlowStep[]): RefusedPreparation {
    const venue = error instanceof AttemptRefused ? error.venue : undefined;
    const failure = failureOf(error) ?? this.defect(error);
    return { ok: false, failure, steps, ...(venue !== undefined && { venue }) };
  }

  /** Nothing was sent, so an unforeseen error is a failure like any other; somebody must look at it, though. */
  private defect(error: unknown): Failure {
    this.logger.error(error, 'An attempt could not be prepared');
    return { code: 'internal_error', message: `reev could not prepare the transaction: ${String(error)}` };
  }
}

function refuseUnfit(
  { failure }: Simulation,
  parts: readonly PreparedPart[],
  violation: Failure | undefined,
): void {
  const found = failure ?? violation;
  if (found === undefined) return;
  const counts = parts.map(({ route }) => route.instructions.length);
  const index = partOfInstruction(counts, failure?.instruction) ?? parts.length - 1;
  throw new AttemptRefused(found, parts[index]?.route.venue, index);
}

function failedIndexOf(error: unknown, added: number): number {
  return (error instanceof AttemptRefused ? error.failedIndex : undefined) ?? added;
}

function failureOf(error: unknown): Failure | undefined {
  const isStructured =
    error instanceof AttemptRefused || error instanceof LedgerError || error instanceof ProtocolError;
  return isStructured ? error.failure : undefined;
}

function isTooLarge(error: unknown): boolean {
  return failureOf(error)?.code === 'transaction_too_large';
}

/** Do later steps give what this step gets? */
function isPassedOn({ guards }: FlowStep, later: readonly FlowStep[]): boolean {
  const got = guards.minCredit.filter(({ owner }) => owner === undefined).map(({ mint }) => mint);
  return later.some((step) => step.guards.maxDebit.some(({ mint }) => got.includes(mint)));
}
