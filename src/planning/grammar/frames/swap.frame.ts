import { type Mint, type Swap, SOL, USDC, percent } from '../../../domain';
import type { Argument, Clause } from '../clauses/argument';
import { RefusedPrompt } from '../refuse';
import { type TakenAmount, amountOf } from './amount-of';
import { isAboutToken, tokenOf } from './find-token';
import type { Story } from './story';

/** Both sides of a swap as they were said. */
interface Sides {
  readonly input: Argument | undefined;
  readonly output: Argument | undefined;
}

/** What half of the balance is called when no amount is named, in basis points. */
const DEFAULT_PART_BPS = 5_000;

/** "swap 1 SOL to USDC", "sell my SOL", "buy 100 JUP with USDC", "half to USDC and the rest to JUP". */
export function swapFrame(clause: Clause, story: Story): void {
  if (
    clause.args.some(
      ({ nouns, quantity, mint }) => nouns.includes('worth') && quantity?.kind === 'number' && mint,
    )
  ) {
    throw new RefusedPrompt(
      'ambiguous',
      'An amount of one token that is worth an amount of another cannot be planned.',
    );
  }
  const isBuying = clause.verb === 'buy';
  const trades = conjuncts(clause.args.filter(isAboutToken), isBuying).map((group) =>
    sidesOf(group, isBuying),
  );
  trades.forEach((sides, index) => {
    const later = trades.slice(index + 1);
    const shared = {
      input: sides.input ?? (isBuying ? later.find(({ input }) => input)?.input : undefined),
      output: sides.output ?? (isBuying ? undefined : later.find(({ output }) => output)?.output),
    };
    addSwap(shared, clause, story);
  });
}

/**
 * Splits "half of my SOL to USDC and the rest to JUP", "all my BONK and all my JUP for USDC": a new swap begins with a
 * conjunct that the one before has no place for.
 */
function conjuncts(args: readonly Argument[], isBuying: boolean): Argument[][] {
  const groups: Argument[][] = [];
  for (const argument of args) {
    const group = groups.at(-1);
    const isNewStart =
      group !== undefined &&
      argument.isConjunct &&
      argument.role === 'bare' &&
      !hasPlaceFor(argument, group, isBuying);
    if (group === undefined || isNewStart) groups.push([argument]);
    else group.push(argument);
  }
  return groups.length === 0 ? [[]] : groups;
}

function hasPlaceFor(argument: Argument, group: readonly Argument[], isBuying: boolean): boolean {
  const { input, output } = sidesOf(group, isBuying);
  const own = isBuying ? output : input;
  const isSaid = argument.reference === 'it' && argument.quantity === undefined;
  return own === undefined || isSaid || isAmountFor(argument, own);
}

/** Prepositions say which side an argument is; what has none is the verb's own: sold when selling, bought when buying. */
function sidesOf(args: readonly Argument[], isBuying: boolean): Sides {
  let input: Argument | undefined;
  let output: Argument | undefined;
  const bare: Argument[] = [];
  for (const argument of args) {
    switch (argument.role) {
      case 'from':
        input = merge(input, argument);
        break;
      case 'with':
        input = merge(input, argument);
        break;
      case 'to':
        output = merge(output, argument);
        break;
      case 'for':
      case 'on':
        if (isBuying) input = merge(input, argument);
        else output = merge(output, argument);
        break;
      default:
        bare.push(argument);
    }
  }
  for (const argument of bare) {
    const isSaid = argument.reference === 'it' && argument.quantity === undefined && input !== undefined;
    if (isSaid) continue;
    if (isBuying ? output === undefined : input === undefined || isAmountFor(argument, input)) {
      if (isBuying) output = argument;
      else input = merge(input, argument);
    } else if (isBuying) input = merge(input, argument);
    else output = merge(output, argument);
  }
  return { input, output };
}

/** "from SOL to USDC, 1", "from USDC to SOL, 30 USDC", "JUP to USDC, all of it": an amount said apart from its token. */
function isAmountFor(argument: Argument, side: Argument): boolean {
  if (argument.quantity === undefined || side.quantity !== undefined || argument.reference === 'rest')
    return false;
  return argument.mint === undefined ? argument.unknown === undefined : argument.mint === side.mint;
}

function merge(known: Argument | undefined, more: Argument): Argument {
  if (known === undefined) return more;
  if (known.mint !== undefined && more.mint !== undefined && known.mint !== more.mint) {
    throw new RefusedPrompt(
      'ambiguous',
      `It is not clear whether ${known.mint.symbol} or ${more.mint.symbol} is meant.`,
    );
  }
  return {
    ...known,
    ...more,
    mint: known.mint ?? more.mint,
    quantity: more.quantity ?? known.quantity,
  } as Argument;
}

function addSwap({ input, output }: Sides, clause: Clause, story: Story): void {
  const outputMint = targetOf(output, input, clause, story);
  const inputMint = sourceOf(input, outputMint, story);
  if (inputMint === outputMint)
    throw new RefusedPrompt('same_mint', `${inputMint.symbol} would be swapped for itself.`);
  const isVague = input?.quantity?.kind === 'vague' && output?.quantity !== undefined;
  const isAnyOutput = output?.quantity?.kind === 'vague' && input?.quantity !== undefined;
  const got = output?.quantity && !isAnyOutput ? amountOf(output, outputMint, story) : undefined;
  const given = input && !isVague ? amountOf(input, inputMint, story) : undefined;
  const isGivenPart = input?.quantity === undefined || input.quantity.kind === 'all';
  if (got && given && !isGivenPart)
    throw new RefusedPrompt('ambiguous', 'Amounts of both tokens are named; name one of them.');
  const isExactOut = got !== undefined && (input?.quantity === undefined || isVague);
  const taken = isExactOut ? got : (given ?? whatWasMade(input, inputMint, story));
  record({ inputMint, outputMint, taken, isExactOut }, clause, story);
}

/** Nothing is said of the input: what an earlier step made of it. */
function whatWasMade(input: Argument | undefined, mint: Mint, story: Story): TakenAmount | undefined {
  const output = input?.isMine ? undefined : story.latest(mint);
  return output && { amount: story.take(output), from: output };
}

interface Trade {
  readonly inputMint: Mint;
  readonly outputMint: Mint;
  readonly taken: TakenAmount | undefined;
  readonly isExactOut: boolean;
}

function record({ inputMint, outputMint, taken, isExactOut }: Trade, clause: Clause, story: Story): void {
  const call: Swap = {
    tool: 'jupiter_swap',
    inputMint: inputMint.address,
    outputMint: outputMint.address,
    amount: taken?.amount ?? percent(DEFAULT_PART_BPS),
    swapMode: isExactOut ? 'ExactOut' : 'ExactIn',
    ...(typeof clause.slippageBps === 'number' && { slippageBps: clause.slippageBps }),
  };
  const from = taken?.from ?? story.latest(inputMint);
  const stepId = story.add('swap', call, [from?.stepId]);
  if (taken === undefined) story.assumeHalf(stepId, inputMint.symbol);
  story.lastSpent = { mint: inputMint, from: taken?.from };
  story.produce(stepId, outputMint);
}

function targetOf(
  output: Argument | undefined,
  input: Argument | undefined,
  clause: Clause,
  story: Story,
): Mint {
  const mint = output && tokenOf(output, story);
  if (mint) return mint;
  if (clause.verb === 'sell' && output === undefined) return USDC;
  if (input) tokenOf(input, story);
  throw new RefusedPrompt('ambiguous', 'It is not said which token is wanted.');
}

function sourceOf(input: Argument | undefined, outputMint: Mint, story: Story): Mint {
  const mint = input && tokenOf(input, story);
  if (mint) return mint;
  const made = story.latest();
  if (made && made.mint !== outputMint) return made.mint;
  if (input?.quantity?.kind === 'dollars') return outputMint === USDC ? SOL : USDC;
  throw new RefusedPrompt('ambiguous', 'It is not said which token is to be given.');
}
