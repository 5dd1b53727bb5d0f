import { Injectable } from '@nestjs/common';
import {
  type ActionTool,
  type Address,
  FULL_BPS,
  type ResolvedAction,
  type Swap,
  amountOf,
  equivalentCall,
  partOf,
  withAmount,
} from '../../../domain';
import type { CoSigner, Instruction } from '../../../ledger';
import {
  type BuildRequest,
  type BuiltAction,
  ProtocolError,
  ProtocolRegistry,
  type Quote,
} from '../../../protocols';
import type { Course } from './course';

/** The instructions of one step along its course, with what they promise together. */
export interface BuiltRoute {
  readonly action: ResolvedAction;
  readonly venue: string;
  readonly instructions: readonly Instruction[];
  readonly coSigners: readonly CoSigner[];
  /** Of the whole way; absent for transfers. */
  readonly quote?: Quote;
  readonly programs: readonly Address[];
  /** Calls of adapters that it is made of. */
  readonly legs: number;
}

type Request = Omit<BuildRequest, 'venue'>;

/** Builds a step's action at one venue, at several, or through another token. */
@Injectable()
export class RouteBuilder {
  constructor(private readonly protocols: ProtocolRegistry) {}

  /** @throws {ProtocolError} as the adapters do, and `no_route` when the course does not fit the action */
  async build(planned: Request, course: Course): Promise<BuiltRoute> {
    const request = { ...planned, action: await this.equivalent(planned, course.tool) };
    const { route } = course;
    switch (route?.kind) {
      case undefined:
        return this.joined(request, [await this.leg(request)]);
      case 'other_venue':
        return this.joined(request, [await this.leg({ ...request, venue: route.venue })]);
      case 'split':
        return this.joined(request, await this.split(request, route.parts));
      case 'through_token':
        return this.chained(request, route);
      default:
        return route satisfies never;
    }
  }

  private leg(request: BuildRequest): Promise<BuiltAction> {
    return this.protocols.adapterFor(request.action.tool).build(request);
  }

  /** Parts by the part; the last takes what rounding leaves. */
  private async split(
    request: Request,
    parts: readonly { readonly venue: string; readonly bps: number }[],
  ): Promise<BuiltAction[]> {
    const whole = amountOf(request.action);
    const legs: BuiltAction[] = [];
    let rest = whole;
    for (const [index, { venue, bps }] of parts.entries()) {
      const amount = index === parts.length - 1 ? rest : partOf(whole, bps);
      rest -= amount;
      legs.push(await this.leg({ ...request, action: withAmount(request.action, amount), venue }));
    }
    return legs;
  }

  private async chained(
    request: Request,
    { mint, venues: [first, second] }: { readonly mint: Address; readonly venues: readonly [string, string] },
  ): Promise<BuiltRoute> {
    const swap = swapOf(request.action);
    if (swap.swapMode === 'ExactOut')
      throw noRoute('An exact output cannot be bought through another token.');
    const into = await this.leg({ ...request, action: { ...swap, outputMint: mint }, venue: first });
    const amount = certainOutput(into.quote, request.slippageBps);
    const outOf = await this.leg({ ...request, action: { ...swap, inputMint: mint, amount }, venue: second });
    const joined = this.joined(request, [into, outOf]);
    if (!into.quote || !outOf.quote) throw new TypeError('A swap was built without a quote');
    const { inputMint, inAmount } = into.quote;
    const quote = { ...outOf.quote, venue: joined.venue, inputMint, inAmount };
    return { ...joined, quote };
  }

  private joined({ action }: Request, legs: readonly BuiltAction[]): BuiltRoute {
    const quotes = legs.flatMap(({ quote }) => quote ?? []);
    const venue = [...new Set(legs.map((leg) => leg.venue))].join('+');
    const [quote] = quotes;
    return {
      action,
      venue,
      instructions: legs.flatMap(({ instructions }) => instructions),
      coSigners: [
        ...new Map(legs.flatMap(({ coSigners }) => coSigners.map((by) => [by.address, by]))).values(),
      ],
      programs: this.protocols.adapterFor(action.tool).allowedPrograms(action),
      legs: legs.length,
      ...(quote && { quote: { ...quote, venue, ...totals(quotes) } }),
    };
  }

  /** The same effect by another tool, as the venue values it now. */
  private async equivalent(request: Request, tool: ActionTool | undefined): Promise<ResolvedAction> {
    const { action } = request;
    if (tool === undefined || tool === action.tool) return action;
    const [quote] = await this.protocols.adapterFor(action.tool).quotes(request);
    if (quote === undefined) throw noRoute(`Nobody quotes what ${action.tool} would be as ${tool}.`);
    const other = equivalentCall(action, { given: quote.inAmount, got: quote.outAmount });
    if (other?.tool !== tool) throw noRoute(`${tool} is no equivalent of ${action.tool}.`);
    return other;
  }
}

function totals(quotes: readonly Quote[]): Pick<Quote, 'inAmount' | 'outAmount' | 'route'> {
  return {
    inAmount: quotes.reduce((sum, { inAmount }) => sum + inAmount, 0n),
    outAmount: quotes.reduce((sum, { outAmount }) => sum + outAmount, 0n),
    route: quotes.flatMap(({ route }) => route),
  };
}

/** What the second leg can count on. */
function certainOutput(quote: Quote | undefined, slippageBps: number): bigint {
  if (quote === undefined) throw new TypeError('A swap was built without a quote');
  return quote.isFirm === true ? quote.outAmount : partOf(quote.outAmount, FULL_BPS - slippageBps);
}

function swapOf(action: ResolvedAction): Swap<bigint> {
  if (action.tool === 'jupiter_swap') return action;
  throw noRoute(`${action.tool} has no other route.`);
}

function noRoute(message: string): ProtocolError {
  return new ProtocolError({ code: 'no_route', message });
}
