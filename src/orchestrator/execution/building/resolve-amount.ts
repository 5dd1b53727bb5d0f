import {
  type Address,
  type Amount,
  type Failure,
  type StepOutput,
  type Share,
  amountText,
  findMint,
  symbolOf,
  takeShare,
  SOL_RESERVE,
} from '../../../domain';

/** What amounts are resolved against, as read when the step runs. */
export interface AmountSources {
  /** Raw units that the wallet (or, for a withdrawal, the position) holds of the token. */
  readonly available: bigint;
  /** Is `available` native SOL of the wallet, which also pays fees? */
  readonly isFeeSource: boolean;
  /** Outputs of finished steps. */
  readonly outputs: ReadonlyMap<string, StepOutput>;
  /** US dollars per whole token, if known. */
  readonly price: number | undefined;
}

export type ResolvedAmount =
  { readonly ok: true; readonly raw: bigint } | { readonly ok: false; readonly failure: Failure };

/** Turns an amount of `mint` into raw units, rounding down. Zero is a failure: nothing would move. */
export function resolveAmount(amount: Amount, mint: Address, sources: AmountSources): ResolvedAmount {
  const raw = rawOf(amount, mint, sources);
  if (typeof raw !== 'bigint') return { ok: false, failure: raw };
  if (raw > 0n) return { ok: true, raw };
  const kept = amount.kind === 'all_but' ? `, of which ${amount.raw} are to stay` : '';
  return {
    ok: false,
    failure: {
      code: 'insufficient_funds',
      message: `There is no ${symbolOf(mint)} to move: the wallet can spend ${amountText(mint, sources.available)}${kept}.`,
      shortfall: { mint, needed: neededBy(amount), available: sources.available },
    },
  };
}

/** The least balance with which at least one raw unit would move. */
function neededBy(amount: Amount): bigint {
  return amount.kind === 'all_but' ? amount.raw + 1n : 1n;
}

function rawOf(amount: Amount, mint: Address, sources: AmountSources): bigint | Failure {
  switch (amount.kind) {
    case 'exact':
      return amount.raw;
    case 'all':
      return spendable(sources);
    case 'percent': {
      const part = takeShare(sources.available, amount);
      return least(part, spendable(sources));
    }
    case 'all_but':
      return least(spendable(sources), without(sources.available, amount.raw));
    case 'output_of':
      return outputPart(amount, mint, sources);
    case 'usd':
      return worth(amount.value, mint, sources.price);
    default:
      return amount satisfies never;
  }
}

function spendable({ available, isFeeSource }: AmountSources): bigint {
  return without(available, isFeeSource ? SOL_RESERVE : 0n);
}

function without(available: bigint, kept: bigint): bigint {
  return available > kept ? available - kept : 0n;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function outputPart(
  { stepId, ...share }: Share & { readonly stepId: string },
  mint: Address,
  sources: AmountSources,
): bigint | Failure {
  const output = sources.outputs.get(stepId);
  const received =
    output?.kind === 'assets' ? output.received.find((asset) => asset.mint === mint) : undefined;
  if (received) return takeShare(received.raw, share);
  return {
    code: 'amount_unresolvable',
    message: `Step ${stepId} produced no ${symbolOf(mint)} that this step could use.`,
  };
}

/** Digits after the point with which a price enters the calculation. */
const PRICE_DIGITS = 12;

function worth(usd: string, mint: Address, price: number | undefined): bigint | Failure {
  const decimals = findMint(mint)?.decimals;
  if (price === undefined || !(price > 0) || decimals === undefined) {
    return {
      code: 'amount_unresolvable',
      message: `There is no price for ${symbolOf(mint)}; name the amount in tokens instead.`,
    };
  }
  const [whole = '0', fraction = ''] = usd.split('.');
  const value = BigInt(whole + fraction) * 10n ** BigInt(decimals + PRICE_DIGITS);
  const priceScaled = BigInt(price.toFixed(PRICE_DIGITS).replace('.', ''));
  return value / (priceScaled * 10n ** BigInt(fraction.length));
}
