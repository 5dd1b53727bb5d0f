import { type Address, type Failure, type ResolvedAction, SOL, amountText, sidesOf } from '../../../domain';
import type { WalletBalances } from '../../../ledger';
import type { Quote } from '../../../protocols';

/**
 * Says what is missing before anything is simulated: programs refuse an account that does not exist or holds too little
 * each in its own words. Whether SOL suffices only the simulation knows, for fees and rent are paid with it.
 * @returns the `insufficient_funds` to fail with, with the shortfall in raw units
 */
export function checkFunds(
  action: ResolvedAction,
  quote: Quote | undefined,
  { tokens }: WalletBalances,
): Failure | undefined {
  const given = givenBy(action, quote);
  if (given === undefined || given.mint === SOL.address) return undefined;
  const available = tokens.find(({ mint }) => mint === given.mint)?.raw ?? 0n;
  if (available >= given.raw) return undefined;
  const [has, needs] = [available, given.raw].map((raw) => amountText(given.mint, raw));
  return {
    code: 'insufficient_funds',
    message: `The wallet holds ${has}; this needs ${needs}.`,
    shortfall: { mint: given.mint, needed: given.raw, available },
  };
}

function givenBy(
  action: ResolvedAction,
  quote: Quote | undefined,
): { mint: Address; raw: bigint } | undefined {
  const { given: mint, named, amount } = sidesOf(action);
  if (named === 'both') return { mint, raw: amount };
  return quote && { mint, raw: quote.inAmount };
}
