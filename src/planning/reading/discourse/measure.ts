import {
  type Amount,
  MAX_U64,
  type Mint,
  type Ratio,
  type Share,
  allBut,
  exact,
  percentOf,
  shareOf,
  usd,
} from '../../../domain';
import { RefusedPrompt, quoted } from '../refused-prompt';
import type { Quantity } from '../tags/quantity';
import { decimalOf } from '../text/ratio-arithmetic';

/**
 * The amount of `mint` that a quantity says.
 * @throws {RefusedPrompt} `invalid_amount`, `ambiguous`, `missing_amount`
 */
export function amountOf(quantity: Quantity, mint: Mint): Amount {
  switch (quantity.kind) {
    case 'number':
      return exact(rawOf(quantity.value, mint, mint.decimals));
    case 'lamports':
      if (mint.symbol !== 'SOL')
        throw new RefusedPrompt('invalid_amount', `Lamports are of SOL, not of ${mint.symbol}.`);
      return exact(rawOf(quantity.value, mint, 0));
    case 'usd':
      return usd(dollarsOf(quantity.value));
    case 'share':
    case 'bps':
    case 'all':
      return percentOf(shareOfQuantity(quantity));
    case 'but':
      return allBut(rawOf(quantity.value, mint, mint.decimals));
    case 'times':
      throw new RefusedPrompt(
        'unsupported_intent',
        'reev does each step once; a multiple of an amount cannot be planned.',
      );
    case 'vague':
      throw new RefusedPrompt('missing_amount', `${quoted(quantity.text)} is not an amount.`);
    case 'bad':
      throw new RefusedPrompt(quantity.code, quantity.detail);
    default:
      return quantity satisfies never;
  }
}

/** Is it a part of a whole, rather than a number? */
export function isShare(quantity: Quantity | undefined): boolean {
  return quantity === undefined || quantity.kind === 'all' || quantity.kind === 'share';
}

/** @throws {RefusedPrompt} `invalid_amount` for nothing or for more than all */
export function shareOfQuantity(quantity: Quantity | undefined): Share {
  if (quantity === undefined || quantity.kind === 'all') return { bps: 10_000 };
  if (quantity.kind !== 'share')
    throw new RefusedPrompt('ambiguous', 'The amount is no part of what was made.');
  const { numerator, denominator } = quantity.value;
  if (numerator <= 0n || numerator > denominator)
    throw new RefusedPrompt(
      'invalid_amount',
      `${(Number(numerator) * 100) / Number(denominator)} % cannot be moved.`,
    );
  const share = shareOf(numerator, denominator);
  if (share.bps === 0 && share.ratio === undefined)
    throw new RefusedPrompt('invalid_amount', 'So small a part cannot be moved.');
  return share;
}

function rawOf({ numerator, denominator }: Ratio, mint: Mint, decimals: number): bigint {
  const scaled = numerator * 10n ** BigInt(decimals);
  const raw = scaled / denominator;
  if (scaled % denominator === 0n && raw > 0n && raw <= MAX_U64) return raw;
  const text = decimalOf({ numerator, denominator }) ?? `${numerator}/${denominator}`;
  throw new RefusedPrompt(
    'invalid_amount',
    `${text} ${decimals === 0 ? 'lamports' : mint.symbol} cannot be moved: it is zero, negative, too fine or too large.`,
  );
}

function dollarsOf(value: Ratio): string {
  const text = decimalOf(value);
  if (text !== undefined && value.numerator > 0n && text.length <= 30) return text;
  throw new RefusedPrompt('invalid_amount', `$${text ?? '?'} cannot be moved.`);
}
