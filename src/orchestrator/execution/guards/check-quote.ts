import { type Address, FULL_BPS, type Failure, findMint } from '../../../domain';
import type { Quote } from '../../../protocols';

/** A trade that costs more than this against the market is refused, in basis points. */
export const MAX_PRICE_IMPACT_BPS = 1_000;

/**
 * Refuses a quote that is far from the market: by what the venue says of its price impact, and by what independent
 * prices say of both sides, where both are known.
 */
export function checkQuote(quote: Quote, prices: ReadonlyMap<Address, number>): Failure | undefined {
  const lossBps = Math.max(quote.priceImpactBps ?? 0, lossAgainst(prices, quote));
  if (lossBps <= MAX_PRICE_IMPACT_BPS) return undefined;
  return {
    code: 'price_impact_too_high',
    message:
      `${quote.venue} offers a price ${(lossBps / 100).toFixed(2)} % below the market for this amount; ` +
      `at most ${MAX_PRICE_IMPACT_BPS / 100} % is accepted. Trade a smaller amount.`,
  };
}

function lossAgainst(prices: ReadonlyMap<Address, number>, quote: Quote): number {
  const given = worth(prices, quote.inputMint, quote.inAmount);
  const got = worth(prices, quote.outputMint, quote.outAmount);
  if (given === undefined || got === undefined || given === 0) return 0;
  return (1 - got / given) * FULL_BPS;
}

/** An estimate in US dollars; good enough for a limit of whole percents. */
function worth(prices: ReadonlyMap<Address, number>, mint: Address, raw: bigint): number | undefined {
  const price = prices.get(mint);
  const decimals = findMint(mint)?.decimals;
  return price === undefined || decimals === undefined ? undefined : (Number(raw) / 10 ** decimals) * price;
}
