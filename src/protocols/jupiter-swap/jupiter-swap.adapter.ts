import { Injectable } from '@nestjs/common';
import type { Address, Failure } from '../../domain';
import { ASSOCIATED_TOKEN_PROGRAM, EXCHANGE_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../ledger';
import { type BuildRequest, type BuiltAction, ProtocolAdapter, type Quote } from '../protocol-adapter';
import { ProtocolError } from '../protocol-error';
import { ExchangeVenue } from './exchange.venue';
import { MarketMakerVenue } from './market-maker.venue';
import type { OfferResult, SwapOffer, SwapVenue } from './swap-venue';

type SwapBuild = BuildRequest<'jupiter_swap'>;

/** Swaps at the venue that offers most. */
@Injectable()
export class JupiterSwapAdapter extends ProtocolAdapter<'jupiter_swap'> {
  private readonly all: readonly SwapVenue[];

  constructor(exchange: ExchangeVenue, marketMaker: MarketMakerVenue) {
    super();
    this.all = [exchange, marketMaker];
  }

  venues(): Promise<readonly string[]> {
    return Promise.resolve(this.all.map((venue) => venue.name));
  }

  async quotes(request: SwapBuild): Promise<readonly Quote[]> {
    return offersOf(await this.ask(request)).map((offer) => offer.quote);
  }

  /** @throws {ProtocolError} with the first venue's reason when none makes an offer */
  async build(request: SwapBuild): Promise<BuiltAction> {
    const results = await this.ask(request);
    const [best] = offersOf(results);
    if (best === undefined) throw new ProtocolError(reasonOf(results, request.venue));
    return best.build();
  }

  allowedPrograms(): readonly Address[] {
    return [EXCHANGE_PROGRAM, TOKEN_PROGRAM, ASSOCIATED_TOKEN_PROGRAM, SYSTEM_PROGRAM];
  }

  private async ask({
    wallet,
    action: swap,
    slippageBps,
    venue,
  }: SwapBuild): Promise<readonly OfferResult[]> {
    const asked = this.all.filter(({ name }) => venue === undefined || name === venue);
    return Promise.all(asked.map((candidate) => candidate.offer({ wallet, swap, slippageBps })));
  }
}

/** Best first: most output, and for the same output least input. */
function offersOf(results: readonly OfferResult[]): SwapOffer[] {
  const offers = results.flatMap((result) => (result.ok ? [result.offer] : []));
  return offers.sort(
    ({ quote: a }, { quote: b }) => compare(b.outAmount, a.outAmount) || compare(a.inAmount, b.inAmount),
  );
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reasonOf(results: readonly OfferResult[], venue: string | undefined): Failure {
  const [failure] = results.flatMap((result) => (result.ok ? [] : [result.failure]));
  return failure ?? { code: 'venue_unavailable', message: `There is no venue ${venue ?? 'at all'}.` };
}
