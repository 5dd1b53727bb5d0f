import { ALL, type Address, type Mint, findMint, findShareMint } from '../../../domain';
import type { Argument, Clause } from '../clauses/argument';
import { RefusedPrompt } from '../refuse';
import { type TakenAmount, amountOf } from './amount-of';
import { isAboutToken, tokenOf } from './find-token';
import type { Story } from './story';

/** "lend 10 USDC", "lend it", "deposit my USDT", "lend 10 USDC and 20 USDT". */
export function lendFrame(clause: Clause, story: Story): void {
  const args = clause.args.filter(isAboutToken);
  if (
    story.hasMultiplied &&
    args.every(
      ({ mint, quantity }) => mint === undefined && (quantity === undefined || quantity.kind === 'all'),
    )
  ) {
    story.hasMultiplied = false;
    return;
  }
  const said = args.filter((argument) => !isOnlyIt(argument) || args.length === 1);
  for (const argument of said.length > 0 ? said : [undefined]) addDeposit(argument, story);
}

/** "take half of my USDC and lend it": the pronoun repeats what was named. */
function isOnlyIt({ reference, mint, quantity }: Argument): boolean {
  return reference === 'it' && mint === undefined && quantity === undefined;
}

function addDeposit(argument: Argument | undefined, story: Story): void {
  const mint = (argument && tokenOf(argument, story)) ?? story.latest()?.mint;
  if (mint === undefined) throw new RefusedPrompt('ambiguous', 'It is not said what is to be lent.');
  const taken = takenForDeposit(argument, mint, story);
  const call = { tool: 'jupiter_lend_earn_deposit', assetMint: mint.address, amount: taken.amount } as const;
  const stepId = story.add('lend', call, [(taken.from ?? story.latest(mint))?.stepId]);
  story.lastSpent = { mint, from: taken.from };
  story.lastLent = mint;
  const share = findShareMint(mint.address);
  if (share) story.produce(stepId, share);
}

/** Without an amount: what an earlier step made of the token, else all of it. */
function takenForDeposit(argument: Argument | undefined, mint: Mint, story: Story): TakenAmount {
  const said = argument && amountOf(argument, mint, story);
  if (said) return said;
  const output = argument?.isMine ? undefined : story.latest(mint);
  return output ? { amount: story.take(output), from: output } : { amount: ALL };
}

/** "withdraw 45 USDC", "pull half of my USDC out", "withdraw all jlUSDC". */
export function withdrawFrame(clause: Clause, story: Story): void {
  const args = clause.args.filter(isAboutToken);
  if (args.length === 0)
    throw new RefusedPrompt('missing_amount', 'It is not said what and how much is to be withdrawn.');
  for (const argument of args) {
    if (argument.role === 'to') continue;
    const named = tokenOf(argument, story) ?? story.lastLent;
    if (named === undefined)
      throw new RefusedPrompt('ambiguous', 'It is not said which token is to be withdrawn.');
    if (named.shareOf) addRedeem(argument, named, story);
    else addWithdraw(argument, named, story);
  }
}

function addWithdraw(argument: Argument, mint: Mint, story: Story): void {
  const isLent = argument.mint === undefined && story.lastLent === mint;
  const whole = isLent && argument.quantity === undefined ? { amount: ALL } : undefined;
  const said =
    argument.quantity || argument.reference === 'rest'
      ? amountOf({ ...argument, isMine: true }, mint, story)
      : whole;
  if (said === undefined)
    throw new RefusedPrompt('missing_amount', `It is not said how much ${mint.symbol} is to be withdrawn.`);
  const call = { tool: 'jupiter_lend_earn_withdraw', assetMint: mint.address, amount: said.amount } as const;
  const share = findShareMint(mint.address);
  const stepId = story.add('withdraw', call, [share && story.latest(share)?.stepId]);
  story.produce(stepId, mint);
  story.lastSpent = undefined;
}

/** "redeem 120 jlUSDC", "redeem all my jlUSDC shares for USDC"; of the underlying token it is a withdrawal. */
export function redeemFrame(clause: Clause, story: Story): void {
  const [argument] = clause.args.filter(
    (candidate) => isAboutToken(candidate) && candidate.role !== 'for' && candidate.role !== 'to',
  );
  if (argument === undefined)
    throw new RefusedPrompt('missing_amount', 'It is not said what is to be redeemed.');
  const isShares = argument.nouns.includes('share');
  const named = sharesOf(tokenOf(argument, story) ?? story.latest(undefined)?.mint, isShares);
  if (named === undefined)
    throw new RefusedPrompt('ambiguous', 'It is not said which shares are to be redeemed.');
  if (named.shareOf) addRedeem(argument, named, story);
  else addWithdraw(argument, named, story);
}

function sharesOf(mint: Mint | undefined, isShares: boolean): Mint | undefined {
  return mint && isShares ? (findShareMint(mint.address) ?? mint) : mint;
}

function addRedeem(argument: Argument, share: Mint, story: Story): void {
  const said = amountOf(argument, share, story);
  if (said === undefined)
    throw new RefusedPrompt('missing_amount', `It is not said how much ${share.symbol} is to be redeemed.`);
  const asset = assetOf(share);
  const call = { tool: 'jupiter_lend_earn_redeem', assetMint: asset.address, shares: said.amount } as const;
  const stepId = story.add('redeem', call, [said.from?.stepId]);
  story.produce(stepId, asset);
  story.lastSpent = { mint: share, from: said.from };
}

/** "mint 80 jlUSDC"; "mint jlUSDC with 100 USDC" is a deposit of the USDC. */
export function mintFrame(clause: Clause, story: Story): void {
  const args = clause.args.filter(isAboutToken);
  const paid = args.find(({ role }) => role === 'with' || role === 'from' || role === 'for');
  const shares = args.find((argument) => argument !== paid);
  const named = shares && sharesOf(tokenOf(shares, story), shares.nouns.includes('share'));
  if (named?.shareOf === undefined) {
    if (named) throw new RefusedPrompt('unsupported_intent', `${named.symbol} cannot be minted.`);
    throw new RefusedPrompt('ambiguous', 'It is not said which shares are to be minted.');
  }
  if (shares?.quantity === undefined && paid) {
    addDeposit(paid, story);
    return;
  }
  const said = shares && amountOf(shares, named, story);
  if (said === undefined)
    throw new RefusedPrompt('missing_amount', `It is not said how much ${named.symbol} is to be minted.`);
  const asset = assetOf(named);
  const call = { tool: 'jupiter_lend_earn_mint', assetMint: asset.address, shares: said.amount } as const;
  const stepId = story.add('mint', call, [story.latest(asset)?.stepId]);
  story.lastLent = asset;
  story.produce(stepId, named);
}

function assetOf(share: Mint): Mint {
  const asset = findMint(share.shareOf as Address);
  if (asset === undefined) throw new RangeError(`${share.symbol} is a share of an unknown token`);
  return asset;
}
