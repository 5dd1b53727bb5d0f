import { Injectable, Logger } from '@nestjs/common';
import {
  type ActionCall,
  type ExecutionSnapshot,
  type Failure,
  type FlowStep,
  type Guards,
  type ResolvedAction,
  type StepOutput,
  isQuery,
} from '../../domain';
import { Ledger, LedgerError } from '../../ledger';
import { type BuiltAction, PriceFeed, ProtocolError, ProtocolRegistry } from '../../protocols';
import { ActionResolver } from './action-resolver';
import { checkGuards } from './check-guards';
import { checkQuote } from './check-quote';
import { deriveGuards } from './derive-guards';
import type { Preparation } from './prepared-attempt';

interface BuiltStep {
  readonly action: ResolvedAction;
  readonly built: BuiltAction;
  readonly guards: Guards;
}

/** A failure on the way to a transaction, carried through `throw` within this file only. */
class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Makes the transaction of an attempt: amounts, instructions, simulation, guards, signature. Sends nothing. */
@Injectable()
export class AttemptBuilder {
  private readonly logger = new Logger(AttemptBuilder.name);

  constructor(
    private readonly ledger: Ledger,
    private readonly protocols: ProtocolRegistry,
    private readonly resolver: ActionResolver,
    private readonly prices: PriceFeed,
  ) {}

  /** @param steps what the transaction is to carry, in order */
  async prepare(execution: ExecutionSnapshot, steps: readonly FlowStep[]): Promise<Preparation> {
    try {
      return await this.prepareOrThrow(execution, steps);
    } catch (error) {
      return { ok: false, failure: failureOf(error) ?? this.defect(error) };
    }
  }

  /** Nothing was sent, so an unforeseen error is a failure like any other; somebody must look at it, though. */
  private defect(error: unknown): Failure {
    this.logger.error(error, 'An attempt could not be prepared');
    return { code: 'internal_error', message: `reev could not prepare the transaction: ${String(error)}` };
  }

  private async prepareOrThrow(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
  ): Promise<Preparation> {
    const parts: BuiltStep[] = [];
    for (const step of steps) parts.push(await this.buildStep(execution, step));
    const unsigned = await this.ledger.compile({
      feePayer: execution.wallet,
      instructions: parts.flatMap(({ built }) => built.instructions),
      coSigners: parts.flatMap(({ built }) => built.coSigners),
    });
    const guards = together(parts.map((part) => part.guards));
    const simulation = await this.ledger.simulate(unsigned);
    const failure = simulation.failure ?? checkGuards(simulation.diff, guards, execution.wallet);
    if (failure !== undefined) return { ok: false, failure };
    const transaction = await this.ledger.sign(unsigned);
    const actions = parts.map((part) => part.action);
    const venue = [...new Set(parts.map(({ built }) => built.venue))].join('+');
    return { ok: true, prepared: { steps, actions, venue, guards, simulation, transaction } };
  }

  private async buildStep(execution: ExecutionSnapshot, step: FlowStep): Promise<BuiltStep> {
    const action = await this.resolve(execution, step);
    const slippageBps = slippageOf(action) ?? execution.slippageBps;
    const adapter = this.protocols.adapterFor(action.tool);
    const built = await adapter.build({ wallet: execution.wallet, action, slippageBps });
    if (built.quote) await this.refuseBadQuote(built.quote);
    const programs = adapter.allowedPrograms(action);
    return { action, built, guards: deriveGuards({ action, quote: built.quote, slippageBps, programs }) };
  }

  private async resolve(execution: ExecutionSnapshot, step: FlowStep): Promise<ResolvedAction> {
    if (isQuery(step.call)) throw new TypeError(`${step.stepId} is a query and has no transaction`);
    const call: ActionCall = step.call;
    const resolution = await this.resolver.resolve(execution.wallet, call, outputsOf(execution));
    if (!resolution.ok) throw new Refused(resolution.failure);
    return resolution.action;
  }

  private async refuseBadQuote(quote: NonNullable<BuiltAction['quote']>): Promise<void> {
    const prices = await this.prices.prices([quote.inputMint, quote.outputMint]);
    const failure = checkQuote(quote, prices);
    if (failure !== undefined) throw new Refused(failure);
  }
}

function slippageOf(action: ResolvedAction): number | undefined {
  return action.tool === 'jupiter_swap' ? action.slippageBps : undefined;
}

function outputsOf(execution: ExecutionSnapshot): ReadonlyMap<string, StepOutput> {
  return new Map(
    execution.steps.flatMap((step) => (step.output ? [[step.stepId, step.output] as const] : [])),
  );
}

function together(guards: readonly Guards[]): Guards {
  return {
    maxDebit: guards.flatMap((guard) => guard.maxDebit),
    minCredit: guards.flatMap((guard) => guard.minCredit),
    programs: [...new Set(guards.flatMap((guard) => guard.programs))],
    maxOverhead: guards.reduce((total, guard) => total + guard.maxOverhead, 0n),
  };
}

function failureOf(error: unknown): Failure | undefined {
  const isStructured =
    error instanceof Refused || error instanceof LedgerError || error instanceof ProtocolError;
  return isStructured ? error.failure : undefined;
}
