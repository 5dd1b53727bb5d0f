import {
  ALL,
  type Amount,
  FULL_BPS,
  MAX_U64,
  type Mint,
  exact,
  percent,
  rawFromDecimal,
  usd,
} from '../../../domain';
import type { Argument, Quantity } from '../clauses/argument';
import { RefusedPrompt, quoted } from '../refuse';
import { type Produced, type Story } from './story';

/** An amount with the step whose output it takes, if it takes one. */
export interface TakenAmount {
  readonly amount: Amount;
  readonly from?: Produced;
}

/**
 * The amount that an argument says of `mint`; `undefined` when it says none.
 * @throws {RefusedPrompt} `invalid_amount`, `ambiguous`
 */
export function amountOf(argument: Argument, mint: Mint, story: Story): TakenAmount | undefined {
  const { quantity, reference } = argument;
  if (reference === 'rest') return theRest(mint, story);
  if (reference === 'other') return theOtherPart(mint, story);
  const output = spokenOf(argument, mint, story);
  if (output) return { amount: story.take(output, quantity ? shareOf(quantity) : FULL_BPS), from: output };
  return quantity ? { amount: plainAmount(quantity, mint) } : undefined;
}

/** The earlier output that an argument means: "it", "what I got", "the USDC", or a bare "USDC" that was just made. */
function spokenOf({ quantity, isMine }: Argument, mint: Mint, story: Story): Produced | undefined {
  const output = story.latest(mint);
  if (output === undefined || isMine) return undefined;
  return quantity === undefined || quantity.kind === 'all' || quantity.kind === 'part' ? output : undefined;
}

/** What is left: of an output that was divided, its other part; else everything that is there. */
function theRest(mint: Mint, story: Story): TakenAmount {
  const { lastSpent } = story;
  const from = lastSpent?.mint === mint ? lastSpent.from : undefined;
  if (from && from.takenBps < FULL_BPS) return { amount: story.take(from, FULL_BPS - from.takenBps), from };
  return { amount: ALL };
}

function theOtherPart(mint: Mint, story: Story): TakenAmount {
  const { lastSpent } = story;
  if (lastSpent && lastSpent.mint !== mint)
    throw new RefusedPrompt('ambiguous', `The other part of what is not clear.`);
  return theRest(mint, story);
}

/** A part of an output, in basis points. */
function shareOf(quantity: Quantity): number {
  if (quantity.kind === 'all') return FULL_BPS;
  if (quantity.kind !== 'part') throw new RangeError(`${quantity.kind} is no part`);
  return partBps(quantity);
}

function plainAmount(quantity: Quantity, mint: Mint): Amount {
  switch (quantity.kind) {
    case 'all':
      return ALL;
    case 'part':
      return percent(partBps(quantity));
    case 'dollars':
      return dollars(quantity);
    case 'number':
      return tokens(quantity, mint);
    case 'vague':
      throw new RefusedPrompt('ambiguous', `${quoted(quantity.text)} is not an amount.`);
    default:
      return quantity satisfies never;
  }
}

function partBps({ numerator, denominator }: Extract<Quantity, { kind: 'part' }>): number {
  const bps = Math.round((numerator / denominator) * FULL_BPS);
  if (numerator <= 0 || bps < 1 || numerator > denominator) {
    throw new RefusedPrompt(
      'invalid_amount',
      `${Number(((100 * numerator) / denominator).toFixed(4))} % cannot be moved.`,
    );
  }
  return bps;
}

function dollars({ value, isNegative }: Extract<Quantity, { kind: 'dollars' }>): Amount {
  const [whole = '', fraction = ''] = value.split('.');
  const cut = fraction.replace(/0+$/, '');
  const plain = `${whole.replace(/^0+(?=\d)/, '') || '0'}${cut === '' ? '' : `.${cut}`}`;
  if (isNegative || Number(plain) === 0)
    throw new RefusedPrompt('invalid_amount', `$${plain} cannot be moved.`);
  return usd(plain);
}

function tokens(
  { value, isNegative, isLamports }: Extract<Quantity, { kind: 'number' }>,
  mint: Mint,
): Amount {
  const raw = rawFromDecimal(value, isLamports ? 0 : mint.decimals);
  if (isNegative || raw === undefined || raw === 0n || raw > MAX_U64) {
    const text = `${isNegative ? '-' : ''}${value} ${isLamports ? 'lamports' : mint.symbol}`;
    throw new RefusedPrompt(
      'invalid_amount',
      `${text} cannot be moved: it is zero, negative, too fine or too large.`,
    );
  }
  return exact(raw);
}
