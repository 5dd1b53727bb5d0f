import { findMint, parseAddress, rawFromDecimal } from '../domain';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { ChoiceState, QuestionState } from './flow-client';

/** The amount of an answer as options name it, one way or the other. */
export interface AmountOptions {
  /** In the token of the choice, such as 1.5. */
  readonly amount?: string;
  /** In its smallest units. */
  readonly amountRaw?: string;
}

/**
 * Raw units of an amount in figures, such as "1.5" of USDC.
 * @param mint address of the token; @throws {CliError} when it is no amount above zero that the token can hold
 */
export function rawAmount(text: string, mint: string): bigint {
  const known = mintOf(mint);
  if (known === undefined)
    throw new CliError(
      `reev does not know how many decimals ${mint} has. Name the amount in its smallest units, with --amount-raw.`,
      EXIT.refused,
    );
  const { symbol, decimals } = known;
  const raw = rawFromDecimal(text.trim(), decimals);
  if (raw !== undefined && raw > 0n) return raw;
  throw new CliError(
    `This is not an amount of ${symbol}. Write it in figures, with at most ${decimals} digits after the point.`,
    EXIT.refused,
  );
}

/**
 * Raw units of the amount that options name for a choice of a question; `undefined` when they name none.
 * @throws {CliError} when the choice takes none, or it is none of the token
 */
export function amountFor(
  { choices }: Pick<QuestionState, 'choices'>,
  name: string,
  { amount, amountRaw }: AmountOptions,
): bigint | undefined {
  if (amount === undefined && amountRaw === undefined) return undefined;
  const choice = choices.find((offered) => offered.choice === name);
  if (choice === undefined || !takesAmount(choice))
    throw new CliError(`${name} takes no amount here.`, EXIT.refused);
  if (amount !== undefined) return rawAmount(amount, choice.mint);
  if (/^\d{1,20}$/.test(amountRaw ?? '')) return BigInt(amountRaw ?? '');
  throw new CliError('--amount-raw takes a whole number of smallest units.', EXIT.refused);
}

/** Does its answer name an amount? */
export function takesAmount(choice: ChoiceState): choice is ChoiceState & { readonly mint: string } {
  const { choice: name, mint } = choice;
  return mint !== undefined && (name === 'reduce_amount' || name === 'provide_amount');
}

/** The token by its address, when reev knows it. */
export function mintOf(mint: string) {
  const address = parseAddress(mint);
  return address && findMint(address);
}
