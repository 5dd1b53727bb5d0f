import { type Mint, USDC } from '../../domain';
import type { Argument, Clause } from './clauses/argument';
import { lendFrame, mintFrame, redeemFrame, withdrawFrame } from './frames/lend.frame';
import type { ParsedSteps } from './frames/parsed-step';
import { sendFrame } from './frames/send.frame';
import { allShownBy, showFrame } from './frames/show.frame';
import { type Produced, Story } from './frames/story';
import { swapFrame } from './frames/swap.frame';
import { RefusedPrompt, quoted } from './refuse';

/** Makes steps of clauses, in order, after what `made` says went before. @throws {RefusedPrompt} */
export function interpret(clauses: readonly Clause[], made: readonly Produced[] = []): ParsedSteps {
  const story = new Story(made);
  for (const clause of joinLooseEnds(clauses)) tell(clause, story);
  if (story.isEmpty)
    throw new RefusedPrompt('unsupported_intent', 'The prompt asks for nothing that reev does.');
  return story.told();
}

/** Clauses without a verb: an ellipsis takes the verb before it, "pay with USDC" belongs to what was said before. */
function joinLooseEnds(clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const before = joined.at(-1);
    const isLoose = clause.verb === undefined && clause.question === undefined && before?.verb !== undefined;
    if (isLoose)
      joined[joined.length - 1] = {
        ...before,
        ...slippageOf(before, clause),
        args: [...before.args, ...clause.args.map(asConjunct)],
      };
    else joined.push(clause);
  }
  return joined;
}

function asConjunct(argument: Argument): Argument {
  return { ...argument, isConjunct: true };
}

function slippageOf(before: Clause, clause: Clause): Pick<Clause, 'slippageBps'> {
  const slippageBps = clause.slippageBps ?? before.slippageBps;
  return slippageBps === undefined ? {} : { slippageBps };
}

function tell(clause: Clause, story: Story): void {
  if (clause.slippageBps === 'invalid')
    throw new RefusedPrompt('invalid_amount', 'The slippage must be a percentage from 0 to 100.');
  if (answers(clause, story)) return;
  if (clause.hasOr)
    throw new RefusedPrompt('ambiguous', 'The prompt leaves a choice open: name one amount and one token.');
  act(clause, story);
  if (typeof clause.slippageBps === 'number') story.setSlippage(clause.slippageBps);
}

/** A question, or an order to show something. */
function answers(clause: Clause, story: Story): boolean {
  const { verb, question, args } = clause;
  const isLendingAsked = question !== undefined && (verb === 'lend' || verb === 'withdraw');
  const isAsking =
    verb === 'show' ||
    question !== undefined ||
    (verb === undefined && args.some(({ nouns }) => nouns.includes('balance') || nouns.includes('position')));
  const isGetting =
    verb === 'buy' &&
    args.some(
      ({ nouns, quantity }) =>
        quantity?.kind !== 'number' && (nouns.includes('balance') || nouns.includes('position')),
    );
  if (!isAsking && !isGetting) return false;
  const shown = allShownBy(clause, isLendingAsked);
  for (const one of shown) showFrame(clause, one, story);
  if (shown.length > 0) return true;
  if (verb === 'show' || question !== undefined) {
    throw new RefusedPrompt('unsupported_intent', 'There is nothing like that to show.');
  }
  return false;
}

function act(clause: Clause, story: Story): void {
  switch (clause.verb) {
    case 'swap':
    case 'sell':
    case 'buy':
      return swapFrame(clause, story);
    case 'lend':
      return lendFrame(clause, story);
    case 'withdraw':
      return withdrawOrSend(clause, story);
    case 'mint':
      return mintFrame(clause, story);
    case 'redeem':
      return redeemFrame(clause, story);
    case 'multiply':
      return multiply(clause, story);
    case 'send':
      return sendOrSwap(clause, story);
    case 'use':
    case 'put':
      return useOrPut(clause, story);
    default:
      return withoutVerb(clause, story);
  }
}

/** Taking from a vault, or, with an address, sending. */
function withdrawOrSend(clause: Clause, story: Story): void {
  if (clause.args.some(({ address }) => address !== undefined)) sendFrame(clause, story);
  else withdrawFrame(clause, story);
}

/** "move my USDC into SOL" trades, "move 5 USDC to …" sends, "move 5 USDC into Jupiter Lend" lends. */
function sendOrSwap(clause: Clause, story: Story): void {
  const isAddressed = clause.args.some(({ address }) => address !== undefined);
  const hasTarget = clause.args.some(
    ({ role, mint, quantity }) => role === 'to' && mint !== undefined && quantity === undefined,
  );
  if (clause.verbText.startsWith('mov') && !isAddressed && hasTarget) return swapFrame(clause, story);
  if (clause.venue === 'lend' && !isAddressed) return lendFrame(clause, story);
  return sendFrame(clause, story);
}

/** "use 50% sol to usdc" and "put 5 SOL into USDC" trade; "put 100 USDC into Jupiter Lend" lends. */
function useOrPut(clause: Clause, story: Story): void {
  const isTakenOut = clause.verbText.startsWith('tak') && clause.venue !== undefined;
  if (isTakenOut) return withdrawFrame(clause, story);
  if (clause.args.some(({ nouns }) => nouns.includes('position'))) return lendFrame(clause, story);
  if (clause.venue === 'lend') return lendFrame(clause, story);
  if (clause.args.some(({ address }) => address !== undefined)) return sendFrame(clause, story);
  const tokens = clause.args.filter(({ mint, unknown }) => mint !== undefined || unknown !== undefined);
  if (tokens.length >= 2) return swapFrame(clause, story);
  if (clause.venue !== undefined && tokens.length > 0) return lendFrame(clause, story);
  throw new RefusedPrompt('unsupported_intent', 'It is not said what to do with it.');
}

/** "use my 50% sol to multiply usdc 1.5x": no leverage; the part of the SOL is swapped to USDC, and that is lent. */
function multiply(clause: Clause, story: Story): void {
  const source = clause.args.find(({ role }) => role === 'with' || role === 'from');
  const target = clause.args.find((argument) => argument !== source && argument.mint !== undefined);
  if (source === undefined)
    throw new RefusedPrompt('ambiguous', 'It is not said what is to be used for that.');
  const output: Argument = {
    role: 'to',
    mint: target?.mint ?? USDC,
    isMine: false,
    isExact: false,
    nouns: [],
    isConjunct: false,
  };
  const plain: Clause = {
    verb: 'swap',
    verbText: 'swap',
    args: [{ ...source, role: 'bare' }, output],
    hasOr: false,
  };
  swapFrame(plain, story);
  lendFrame({ ...plain, verb: 'lend', args: [] }, story);
  story.hasMultiplied = true;
}

/** "0.3 SOL to BONK", "1 SOL to <address>"; anything else without a verb is talk. */
function withoutVerb(clause: Clause, story: Story): void {
  const { args } = clause;
  const tokens: Mint[] = args.flatMap(({ mint }) => mint ?? []);
  const hasAmount = args.some(({ quantity }) => quantity !== undefined);
  if (tokens.length === 0 || !hasAmount) {
    if (hasAmount && args.some(({ unknown }) => unknown !== undefined)) throw unexplained(args);
    return;
  }
  if (args.some(({ address }) => address !== undefined)) return sendFrame(clause, story);
  if (args.some(({ role }) => role === 'to' || role === 'for' || role === 'from'))
    return swapFrame(clause, story);
  throw unexplained(args);
}

function unexplained(args: readonly Argument[]): RefusedPrompt {
  const unknown = args.find((argument) => argument.unknown !== undefined)?.unknown;
  return new RefusedPrompt(
    'unsupported_intent',
    unknown === undefined
      ? 'It is not said what to do.'
      : `It is not clear what ${quoted(unknown)} asks for.`,
  );
}
