import { Injectable } from '@nestjs/common';
import {
  type AssetBound,
  type ExecutionSnapshot,
  type FlowStep,
  type Guards,
  type ResolvedAction,
  sidesOf,
} from '../../../domain';
import { Ledger } from '../../../ledger';
import { PriceFeed, type Quote } from '../../../protocols';
import { ActionResolver } from './action-resolver';
import { RecipientCheck } from '../../../planning';
import { AttemptRefused } from './attempt-refused';
import { checkFunds, checkQuote, deriveGuards } from '../guards';
import { leastBack, toleranceWithin } from '../compensation';
import { type Course, courseOf } from './course';
import { type BuiltRoute, RouteBuilder } from './route-builder';

type Request = Parameters<RouteBuilder['build']>[0];

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
    private readonly ledger: Ledger,
    private readonly recipients: RecipientCheck,
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
    const misdirected = await this.recipients.failureOf(action, wallet);
    if (misdirected) throw new AttemptRefused(misdirected);
    const tolerated = isPassedOn ? 0 : (sidesOf(action).slippageBps ?? execution.slippageBps);
    const course = courseOf(history?.alternatives ?? []);
    const request = { wallet, action, slippageBps: tolerated };
    const { route, slippageBps } = await this.route(request, course, leastBack(history, action));
    const { quote, programs, legs } = route;
    const shortage = checkFunds(route.action, quote, await this.ledger.readBalances(wallet));
    if (shortage) throw new AttemptRefused(shortage, route.venue);
    if (quote) await this.refuseBadQuote(quote);
    return { route, guards: deriveGuards({ action: route.action, quote, slippageBps, programs, legs }) };
  }

  /** With a least, the venue is told a tolerance that keeps to it. */
  private async route(
    request: Request,
    course: Course,
    least: AssetBound | undefined,
  ): Promise<{ readonly route: BuiltRoute; readonly slippageBps: number }> {
    const { slippageBps } = request;
    const route = await this.routes.build(request, course);
    if (least === undefined || route.quote === undefined) return { route, slippageBps };
    const within = toleranceWithin(route.quote, least, slippageBps);
    if ('failure' in within) throw new AttemptRefused(within.failure, route.venue);
    if (within.slippageBps === slippageBps) return { route, slippageBps };
    return { route: await this.routes.build({ ...request, ...within }, course), ...within };
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
