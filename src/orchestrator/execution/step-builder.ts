import { Injectable } from '@nestjs/common';
import type { ExecutionSnapshot, FlowStep, Guards, ResolvedAction } from '../../domain';
import { PriceFeed, type Quote } from '../../protocols';
import { ActionResolver } from './action-resolver';
import { AttemptRefused } from './attempt-refused';
import { checkQuote } from './check-quote';
import { courseOf } from './course';
import { deriveGuards } from './derive-guards';
import { type BuiltRoute, RouteBuilder } from './route-builder';

/** The instructions of a step with the bounds that they are held to. */
export interface BuiltStep {
  readonly route: BuiltRoute;
  readonly guards: Guards;
}

/** Makes the instructions of one step: its amount, its course, its quote and its guards. */
@Injectable()
export class StepBuilder {
  constructor(
    private readonly routes: RouteBuilder,
    private readonly resolver: ActionResolver,
    private readonly prices: PriceFeed,
  ) {}

  /**
   * @param isPassedOn do later steps of the same transaction count on what comes out? Then it must be what is quoted, to
   *   the unit
   * @throws {AttemptRefused | ProtocolError}
   */
  async build(execution: ExecutionSnapshot, step: FlowStep, isPassedOn: boolean): Promise<BuiltStep> {
    const { wallet } = execution;
    const history = execution.steps.find(({ stepId }) => stepId === step.stepId);
    const action = await this.resolve(execution, step);
    const slippageBps = isPassedOn ? 0 : (slippageOf(action) ?? execution.slippageBps);
    const course = courseOf(history?.alternatives ?? []);
    const route = await this.routes.build({ wallet, action, slippageBps }, course);
    const { quote, programs, legs } = route;
    if (quote) await this.refuseBadQuote(quote);
    return { route, guards: deriveGuards({ action: route.action, quote, slippageBps, programs, legs }) };
  }

  private async resolve(execution: ExecutionSnapshot, step: FlowStep): Promise<ResolvedAction> {
    const resolution = await this.resolver.resolveStep(execution, step);
    if (!resolution.ok) throw new AttemptRefused(resolution.failure);
    return resolution.action;
  }

  private async refuseBadQuote(quote: Quote): Promise<void> {
    const prices = await this.prices.prices([quote.inputMint, quote.outputMint]);
    const failure = checkQuote(quote, prices);
    if (failure !== undefined) throw new AttemptRefused(failure, quote.venue);
  }
}

function slippageOf(action: ResolvedAction): number | undefined {
  return action.tool === 'jupiter_swap' ? action.slippageBps : undefined;
}
