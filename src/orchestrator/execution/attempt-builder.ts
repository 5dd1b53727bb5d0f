import { Injectable, Logger } from '@nestjs/common';
import {
  type ExecutionSnapshot,
  type Failure,
  type FlowStep,
  type Guards,
  type ResolvedAction,
} from '../../domain';
import { Ledger, LedgerError, type UnsignedTransaction } from '../../ledger';
import { PriceFeed, ProtocolError, type Quote } from '../../protocols';
import { ActionResolver } from './action-resolver';
import { checkGuards } from './check-guards';
import { checkQuote } from './check-quote';
import { courseOf } from './course';
import { deriveGuards } from './derive-guards';
import type { Preparation, PreparedAttempt } from './prepared-attempt';
import { type BuiltRoute, RouteBuilder } from './route-builder';

interface BuiltStep {
  readonly route: BuiltRoute;
  readonly guards: Guards;
}

/** An attempt that was simulated and is within its guards; nothing of it is signed. */
export interface SimulatedAttempt extends Omit<PreparedAttempt, 'transaction'> {
  readonly unsigned: UnsignedTransaction;
}

export type SimulatedPreparation =
  { readonly ok: true; readonly simulated: SimulatedAttempt } | Extract<Preparation, { readonly ok: false }>;

/** A failure on the way to a transaction, carried through `throw` within this file only. */
class Refused extends Error {
  constructor(
    readonly failure: Failure,
    readonly venue?: string,
  ) {
    super(failure.message);
  }
}

/** Makes the transaction of an attempt: amounts, instructions, simulation, guards, signature. Sends nothing. */
@Injectable()
export class AttemptBuilder {
  private readonly logger = new Logger(AttemptBuilder.name);

  constructor(
    private readonly ledger: Ledger,
    private readonly routes: RouteBuilder,
    private readonly resolver: ActionResolver,
    private readonly prices: PriceFeed,
  ) {}

  /** @param steps what the transaction is to carry, in order */
  async prepare(execution: ExecutionSnapshot, steps: readonly FlowStep[]): Promise<Preparation> {
    const preparation = await this.simulate(execution, steps);
    if (!preparation.ok) return preparation;
    const { unsigned, ...facts } = preparation.simulated;
    try {
      return { ok: true, prepared: { ...facts, transaction: await this.ledger.sign(unsigned) } };
    } catch (error) {
      return this.refusal(error, facts.venue);
    }
  }

  /** The same without the signature: what the attempt would do. */
  async simulate(execution: ExecutionSnapshot, steps: readonly FlowStep[]): Promise<SimulatedPreparation> {
    try {
      return { ok: true, simulated: await this.simulateOrThrow(execution, steps) };
    } catch (error) {
      return this.refusal(error, error instanceof Refused ? error.venue : undefined);
    }
  }

  private refusal(error: unknown, venue: string | undefined): Extract<Preparation, { ok: false }> {
    return {
      ok: false,
      failure: failureOf(error) ?? this.defect(error),
      ...(venue !== undefined && { venue }),
    };
  }

  /** Nothing was sent, so an unforeseen error is a failure like any other; somebody must look at it, though. */
  private defect(error: unknown): Failure {
    this.logger.error(error, 'An attempt could not be prepared');
    return { code: 'internal_error', message: `reev could not prepare the transaction: ${String(error)}` };
  }

  private async simulateOrThrow(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
  ): Promise<SimulatedAttempt> {
    const parts: BuiltStep[] = [];
    for (const step of steps) parts.push(await this.buildStep(execution, step));
    const routes = parts.map(({ route }) => route);
    const venue = [...new Set(routes.map((route) => route.venue))].join('+');
    const unsigned = await this.ledger.compile({
      feePayer: execution.wallet,
      instructions: routes.flatMap(({ instructions }) => instructions),
      coSigners: routes.flatMap(({ coSigners }) => coSigners),
    });
    const guards = together(parts.map((part) => part.guards));
    const simulation = await this.ledger.simulate(unsigned);
    const failure = simulation.failure ?? checkGuards(simulation.diff, guards, execution.wallet);
    if (failure !== undefined) throw new Refused(failure, venue);
    return { steps, actions: routes.map(({ action }) => action), venue, guards, simulation, unsigned };
  }

  private async buildStep(execution: ExecutionSnapshot, step: FlowStep): Promise<BuiltStep> {
    const { wallet } = execution;
    const history = execution.steps.find(({ stepId }) => stepId === step.stepId);
    const course = courseOf(history?.alternatives ?? []);
    const action = await this.resolve(execution, step);
    const slippageBps = slippageOf(action) ?? execution.slippageBps;
    const route = await this.routes.build({ wallet, action, slippageBps }, course);
    const { quote, programs } = route;
    if (quote) await this.refuseBadQuote(quote);
    const guards = deriveGuards({ action: route.action, quote, slippageBps, programs, legs: route.legs });
    return { route, guards };
  }

  private async resolve(execution: ExecutionSnapshot, step: FlowStep): Promise<ResolvedAction> {
    const resolution = await this.resolver.resolveStep(execution, step);
    if (!resolution.ok) throw new Refused(resolution.failure);
    return resolution.action;
  }

  private async refuseBadQuote(quote: Quote): Promise<void> {
    const prices = await this.prices.prices([quote.inputMint, quote.outputMint]);
    const failure = checkQuote(quote, prices);
    if (failure !== undefined) throw new Refused(failure, quote.venue);
  }
}

function slippageOf(action: ResolvedAction): number | undefined {
  return action.tool === 'jupiter_swap' ? action.slippageBps : undefined;
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
