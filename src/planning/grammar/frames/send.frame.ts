import { type Address, type Mint, SOL } from '../../../domain';
import type { Argument, Clause } from '../clauses/argument';
import { RefusedPrompt, quoted } from '../refuse';
import { amountOf } from './amount-of';
import { tokenOf } from './find-token';
import type { Story } from './story';

/** "send 1 SOL to …", "pay … 12 USDT", "10 USDC to … and 20 USDC to …". */
export function sendFrame(clause: Clause, story: Story): void {
  const args = withoutSources(joinAppositions(clause.args), story);
  refuseUnclearAddress(args);
  for (const pair of pairs(args.filter((argument) => !isOwnWallet(argument, clause))))
    addTransfer(pair, story);
}

/** "to the recipient's account (<address>)": the address says which account is meant. */
function joinAppositions(args: readonly Argument[]): Argument[] {
  const joined: Argument[] = [];
  for (const argument of args) {
    const last = joined.at(-1);
    const isNamed = last?.nouns.includes('wallet') === true && (last.role === 'to' || last.role === 'from');
    const isApposition = isBareAddress(argument) && isNamed && last.address === undefined;
    if (isApposition && argument.address) joined[joined.length - 1] = { ...last, address: argument.address };
    else joined.push(argument);
  }
  return joined;
}

function isBareAddress({ role, address, mint, quantity }: Argument): boolean {
  return role === 'bare' && address !== undefined && mint === undefined && quantity === undefined;
}

/** "from <address>" names whose money it is, and nobody who gets any. */
function withoutSources(args: readonly Argument[], story: Story): Argument[] {
  return args.filter(({ role, address }) => {
    if (role !== 'from' || address === undefined) return true;
    if (address.value === undefined)
      throw new RefusedPrompt(
        'ambiguous',
        `${quoted(address.text)}, from which to send, is no Solana address.`,
      );
    story.sources.push(address.value);
    return false;
  });
}

/** "<address> send 1 SOL to <address>": nobody says what the first is for. */
function refuseUnclearAddress(args: readonly Argument[]): void {
  const unclear = args.findIndex((argument) => isBareAddress(argument) && !argument.isConjunct);
  if (unclear < 0 || !args.some(({ role, address }) => role === 'to' && address !== undefined)) return;
  const text = args[unclear]?.address?.text ?? '';
  throw new RefusedPrompt('ambiguous', `It is not said what ${quoted(text)} is: who pays, or who gets it.`);
}

/** "from my wallet", or "to the recipient" beside an address. */
function isOwnWallet({ role, nouns, address, mint, quantity }: Argument, { args }: Clause): boolean {
  if (!nouns.includes('wallet') || address || mint || quantity) return false;
  return role === 'from' || args.some((other) => other.address !== undefined);
}

/** What is sent and to whom, as said; a conjunct may take either from the one before it. */
interface Pair {
  what: Argument | undefined;
  whom: Argument | undefined;
}

function pairs(args: readonly Argument[]): Pair[] {
  const found: Pair[] = [];
  for (const argument of args) {
    const isWhom = isRecipient(argument);
    const last = found.at(-1);
    const isFree = last !== undefined && (isWhom ? last.whom === undefined : last.what === undefined);
    if (last && isFree) {
      if (isWhom) last.whom = argument;
      else last.what = argument;
    } else {
      found.push(isWhom ? { what: last?.what, whom: argument } : { what: argument, whom: undefined });
    }
  }
  return shareRecipient(shareToken(found.length === 0 ? [{ what: undefined, whom: undefined }] : found));
}

/** "10 USDC to A and 15 to B": both are USDC. */
function shareToken(found: Pair[]): Pair[] {
  let token: Argument['mint'];
  return found.map(({ what, whom }) => {
    token = what?.mint ?? token;
    const isBare = what?.quantity?.kind === 'number' && what.mint === undefined && token !== undefined;
    return { what: isBare ? { ...what, mint: token as NonNullable<typeof token> } : what, whom };
  });
}

/** "send 1 SOL and 5 USDC to X": both go to X. */
function shareRecipient(found: Pair[]): Pair[] {
  return found.map((pair, index) => ({
    ...pair,
    whom: pair.whom ?? found.slice(index + 1).find(({ whom }) => whom)?.whom,
  }));
}

function isRecipient({ address, role, unknown, mint, quantity, nouns }: Argument): boolean {
  if (address) return true;
  if (mint !== undefined || quantity !== undefined) return false;
  return (
    (role === 'to' && (unknown !== undefined || nouns.includes('wallet'))) ||
    (role === 'for' && unknown !== undefined)
  );
}

function addTransfer({ what, whom }: Pair, story: Story): void {
  const mint = what && tokenOf(what, story);
  const recipient = recipientOf(whom);
  const token = mint ?? (what === undefined ? story.latest()?.mint : undefined);
  if (token === undefined)
    throw new RefusedPrompt(
      what ? 'ambiguous' : 'missing_amount',
      'It is not said which token is to be sent.',
    );
  const said = what && amountOf(what, token, story);
  if (said === undefined)
    throw new RefusedPrompt('missing_amount', `It is not said how much ${token.symbol} is to be sent.`);
  if (recipient === undefined)
    throw new RefusedPrompt('missing_recipient', `It is not said to whom the ${token.symbol} is to be sent.`);
  const call = callOf(token, recipient, said.amount);
  story.add('transfer', call, [(said.from ?? story.latest(token))?.stepId]);
  story.lastSpent = { mint: token, from: said.from };
}

function callOf(token: Mint, recipient: Address, amount: NonNullable<ReturnType<typeof amountOf>>['amount']) {
  if (token === SOL) return { tool: 'sol_transfer', recipient, amount } as const;
  return { tool: 'spl_transfer', recipient, mint: token.address, amount } as const;
}

/** A word with digits, or a long one, was meant as an address. */
const LOOKS_LIKE_ADDRESS = /\d|^.{16,}$/u;

function recipientOf(whom: Argument | undefined): Address | undefined {
  if (whom?.address) {
    if (whom.address.value !== undefined) return whom.address.value;
    throw new RefusedPrompt('invalid_recipient', `${quoted(whom.address.text)} is not a Solana address.`);
  }
  if (whom?.unknown !== undefined && LOOKS_LIKE_ADDRESS.test(whom.unknown)) {
    throw new RefusedPrompt('invalid_recipient', `${quoted(whom.unknown)} is not a Solana address.`);
  }
  return undefined;
}
