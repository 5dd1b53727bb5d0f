import {
  ALL,
  type Address,
  type Mint,
  type ToolCall,
  findShareMint,
  KNOWN_MINTS,
  parseAddress,
  percent,
} from '../../../domain';
import type { Candidate, Frame, QueryKind, SendLeg, Slot, TradeLeg } from '../frames/frame';
import { RefusedPrompt } from '../refused-prompt';
import { amountOf } from './measure';
import { ofWhatIsLeft, restOfWhole } from './of-what-is-left';
import type { ParsedSteps, Produced } from './step';
import { Story } from './story';
import { type Read, takeSlot } from './take-slot';

const DEFAULT_PART_BPS = 5_000;

/**
 * Makes steps of frames, in the order in which they are to happen.
 * @throws {RefusedPrompt}
 */
export function tellFrames(frames: readonly Candidate[], made: readonly Produced[]): ParsedSteps {
  const story = new Story(made);
  let pendingSlippage: number | undefined;
  for (const { frame, sources } of inOrder(frames)) {
    for (const source of sources) addSource(source, story);
    if (frame.kind === 'slippage') {
      if (!story.setSlippage(frame.slippageBps)) pendingSlippage = frame.slippageBps;
      continue;
    }
    tell(frame, story);
    if (pendingSlippage !== undefined && story.setSlippage(pendingSlippage)) pendingSlippage = undefined;
  }
  if (pendingSlippage !== undefined)
    throw new RefusedPrompt('unsupported_intent', 'A slippage is named, but no swap.');
  if (story.isEmpty)
    throw new RefusedPrompt('unsupported_intent', 'The prompt asks for nothing that reev does.');
  return story.told();
}

/** "lend it after swapping", "before lending, swap": what is said to be earlier goes first. */
function inOrder(frames: readonly Candidate[]): Candidate[] {
  const ordered = [...frames];
  for (let at = 0; at < ordered.length; at += 1) {
    const { order } = ordered[at] ?? {};
    const isActing = (place: number) => ordered[place] !== undefined && ordered[place].frame.kind !== 'talk';
    const other =
      order === 'earlier' && isActing(at - 1)
        ? at - 1
        : order === 'later' && isActing(at + 1) && !isActing(at - 1)
          ? at + 1
          : undefined;
    const moved = ordered[at];
    const partner = other === undefined ? undefined : ordered[other];
    if (other === undefined || moved === undefined || partner === undefined) continue;
    ordered[other] = moved;
    ordered[at] = partner;
    if (other > at) at += 1;
  }
  return ordered;
}

function addSource(source: string, story: Story): void {
  const address = parseAddress(source);
  if (address === undefined)
    throw new RefusedPrompt('invalid_recipient', `"${source}" is not a Solana address.`);
  story.sources.push(address);
}

function tell(frame: Frame, story: Story): void {
  switch (frame.kind) {
    case 'refused':
      throw new RefusedPrompt(frame.code, frame.detail);
    case 'trade':
      for (const leg of expandBoth(inParts(frame.legs, story), story))
        addSwap(frame.isGap ? again(leg, story) : leg, frame.slippageBps, story);
      return;
    case 'multiply':
      for (const leg of frame.legs) addSwap(leg, frame.slippageBps, story);
      addLend({ ref: 'chain', text: '' }, story);
      story.hasMultiplied = true;
      return;
    case 'send':
      return send(frame, story);
    case 'query':
      for (const query of frame.queries) addQuery(query, story);
      return;
    case 'lend':
      return lend(frame.slots, story);
    case 'withdraw':
      for (const slot of frame.slots) addWithdraw(slot, story, frame.takesAll ?? false);
      return;
    case 'mint':
      for (const slot of frame.slots) addMint(slot, story, frame.hasPlace ?? false);
      return;
    case 'redeem':
      for (const slot of frame.slots) addRedeem(slot, story);
      return;
    case 'talk':
      story.topic = frame.topic ?? story.topic;
      return;
    case 'slippage':
      return;
    default:
      return frame satisfies never;
  }
}

function send({ legs, isGap }: Extract<Frame, { kind: 'send' }>, story: Story): void {
  const said = legs.map(({ money }) => (isGap ? restOfWhole(money, story) : money));
  ofWhatIsLeft(said, story).forEach((money, at) =>
    addSend({ money, recipient: legs[at]?.recipient ?? '' }, story),
  );
}

function inParts(legs: readonly TradeLeg[], story: Story): readonly TradeLeg[] {
  const inputs = ofWhatIsLeft(
    legs.map(({ input }) => input),
    story,
  );
  return legs.map((leg, at) => ({ ...leg, input: inputs[at] ?? leg.input }));
}

/** "swap both to SOL". */
function expandBoth(legs: readonly TradeLeg[], story: Story): readonly TradeLeg[] {
  return legs.flatMap((leg) => slotsOfBoth(leg.input, story).map((input) => ({ ...leg, input })));
}

function slotsOfBoth(slot: Slot, story: Story): readonly Slot[] {
  const isBoth =
    slot.ref === 'both' ||
    (slot.ref === 'they' &&
      slot.token === undefined &&
      story.untouched(2).length === 2 &&
      slot.quantity === undefined &&
      slot.text.toLowerCase().includes('both'));
  if (!isBoth || slot.token !== undefined) return [slot];
  const outputs = story.untouched(2);
  if (outputs.length !== 2)
    throw new RefusedPrompt('ambiguous', 'It is not clear which two are meant by "both".');
  return outputs.map(({ mint }) => ({ ...slot, ref: 'proceeds' as const, token: mint, det: 'the' as const }));
}

/** "a quarter of that to SOL and another quarter of that to JUP": of the same. */
function again(leg: TradeLeg, story: Story): TradeLeg {
  const { input } = leg;
  const isSame =
    (input.ref === 'it' || input.ref === 'they') &&
    input.token === undefined &&
    story.lastSpent?.from !== undefined;
  return isSame ? { ...leg, input: { ...input, ref: 'again' } } : leg;
}

function addSwap({ input, output }: TradeLeg, slippageBps: number | undefined, story: Story): void {
  const target = output.token ?? spokenMint(output, story);
  const { kind: inputKind } = input.quantity ?? { kind: undefined };
  const isExactOut =
    output.quantity !== undefined &&
    output.quantity.kind !== 'vague' &&
    (inputKind === undefined || inputKind === 'vague' || inputKind === 'all');
  const given = isExactOut ? { mint: mintOf(input, story) } : takeSlot(input, story);
  if (given.mint === target)
    throw new RefusedPrompt('same_mint', `${target.symbol} would be swapped for itself.`);
  const amount = isExactOut ? amountOf(output.quantity, target) : given.amount;
  const call: ToolCall = {
    tool: 'jupiter_swap',
    inputMint: given.mint.address,
    outputMint: target.address,
    amount: amount ?? percent(DEFAULT_PART_BPS),
    swapMode: isExactOut ? 'ExactOut' : 'ExactIn',
    ...(slippageBps !== undefined && { slippageBps }),
  };
  if (isExactOut && amount && amount.kind !== 'exact' && amount.kind !== 'usd' && output.det !== 'my')
    throw new RefusedPrompt('ambiguous', `It is not clear how much ${target.symbol} is wanted.`);
  const from = 'from' in given ? given.from : undefined;
  const stepId = story.add('swap', call, [(from ?? story.latest(given.mint))?.stepId]);
  if (amount === undefined) story.assumeHalf(stepId, given.mint.symbol);
  story.lastSpent = { mint: given.mint, amount: call.amount, ...(from && { from }) };
  story.produce(stepId, target);
  story.hasMultiplied = false;
}

function spokenMint(slot: Slot, story: Story): Mint {
  const mint = slot.ref === undefined ? undefined : story.latest()?.mint;
  if (mint) return mint;
  throw new RefusedPrompt('ambiguous', `It is not clear which token "${slot.text}" is.`);
}

function mintOf(slot: Slot, story: Story): Mint {
  return slot.token ?? spokenMint(slot, story);
}

function addSend({ money, recipient }: SendLeg, story: Story): void {
  for (const slot of slotsOfBoth(money, story)) {
    const read = takeSlot(slot, story);
    if (read.amount === undefined)
      throw new RefusedPrompt(
        'missing_amount',
        `The prompt does not say how much ${read.mint.symbol} to send.`,
      );
    const to = parseAddress(recipient) as Address;
    const call: ToolCall =
      read.mint.symbol === 'SOL'
        ? { tool: 'sol_transfer', recipient: to, amount: read.amount }
        : { tool: 'spl_transfer', recipient: to, mint: read.mint.address, amount: read.amount };
    story.add('transfer', call, [(read.from ?? story.latest(read.mint))?.stepId]);
    spend(read, story);
  }
}

function spend({ mint, amount, from }: Read, story: Story): void {
  story.lastSpent = { mint, amount: amount ?? ALL, ...(from && { from }) };
  story.hasMultiplied = false;
}

function addQuery(query: QueryKind, story: Story): void {
  if (query.kind === 'positions') story.add('positions', { tool: 'get_jupiter_lend_earn_position' });
  else if (query.kind === 'tokens') story.add('tokens', { tool: 'get_jupiter_lend_earn_tokens' });
  else {
    story.add('balance', { tool: 'get_account_balance', ...(query.token && { mint: query.token.address }) });
    story.lastShown = query.token;
  }
}

/** "then lend all" after "multiply" repeats what that did. */
function lend(slots: readonly Slot[], story: Story): void {
  const isRepeated = slots.every(
    ({ token, quantity }) => token === undefined && (quantity === undefined || quantity.kind === 'all'),
  );
  if (story.hasMultiplied && isRepeated) {
    story.hasMultiplied = false;
    return;
  }
  for (const slot of slots.flatMap((one) => slotsOfBoth(one, story))) addLend(slot, story);
}

function addLend(slot: Slot, story: Story): void {
  const read = takeSlot(slot, story);
  const amount = read.amount ?? ALL;
  const call: ToolCall = { tool: 'jupiter_lend_earn_deposit', assetMint: read.mint.address, amount };
  if (read.mint.shareOf !== undefined)
    throw new RefusedPrompt('unsupported_intent', `${read.mint.symbol} is a share of what is lent already.`);
  const stepId = story.add('lend', call, [(read.from ?? story.latest(read.mint))?.stepId]);
  spend({ ...read, amount }, story);
  story.lastLent = read.mint;
  const share = findShareMint(read.mint.address);
  if (share) story.produce(stepId, share);
}

function addWithdraw(slot: Slot, story: Story, takesAll: boolean): void {
  const token = slot.token ?? story.lastLent;
  if (token?.shareOf !== undefined) return addRedeem(slot, story);
  if (token === undefined)
    throw new RefusedPrompt(
      slot.quantity === undefined && slot.ref === 'chain' ? 'missing_amount' : 'ambiguous',
      'The prompt does not say which token to withdraw, and how much.',
    );
  const isWhole = slot.quantity === undefined && (takesAll || slot.ref === 'it');
  if (slot.quantity === undefined && !isWhole)
    throw new RefusedPrompt(
      'missing_amount',
      `The prompt does not say how much ${token.symbol} to withdraw.`,
    );
  const amount = slot.quantity ? amountOf(slot.quantity, token) : ALL;
  const stepId = story.add('withdraw', {
    tool: 'jupiter_lend_earn_withdraw',
    assetMint: token.address,
    amount,
  });
  story.hasMultiplied = false;
  story.produce(stepId, token);
}

function addMint(slot: Slot, story: Story, hasPlace: boolean): void {
  const { token, quantity } = slot;
  if (token !== undefined && token.shareOf === undefined) {
    if (hasPlace) return addLend(slot, story);
    throw new RefusedPrompt(
      'unsupported_intent',
      `Shares are minted, such as jl${token.symbol}; ${token.symbol} itself is not.`,
    );
  }
  if (token === undefined)
    throw new RefusedPrompt('unsupported_intent', 'reev mints shares of Jupiter Lend only, such as jlUSDC.');
  if (quantity === undefined)
    throw new RefusedPrompt('missing_amount', `The prompt does not say how many ${token.symbol} to mint.`);
  const asset = assetOf(token);
  const stepId = story.add('mint', {
    tool: 'jupiter_lend_earn_mint',
    assetMint: asset.address,
    shares: amountOf(quantity, token),
  });
  story.produce(stepId, token);
}

function addRedeem(slot: Slot, story: Story): void {
  if (slot.token !== undefined && slot.token.shareOf === undefined) return addWithdraw(slot, story, false);
  const share = slot.token ?? latestShare(story);
  if (share === undefined)
    throw new RefusedPrompt('ambiguous', 'The prompt does not say which shares to redeem.');
  const output = slot.det === 'my' || slot.ref === 'rest' ? undefined : story.latest(share);
  const read = output
    ? takeSlot({ ...slot, token: share, ref: slot.ref ?? 'proceeds' }, story)
    : { mint: share, amount: slot.quantity && amountOf(slot.quantity, share) };
  const shares = read.amount ?? (slot.ref === 'it' ? ALL : undefined);
  if (shares === undefined)
    throw new RefusedPrompt('missing_amount', `The prompt does not say how many ${share.symbol} to redeem.`);
  const asset = assetOf(share);
  const stepId = story.add('redeem', { tool: 'jupiter_lend_earn_redeem', assetMint: asset.address, shares }, [
    output?.stepId,
  ]);
  story.hasMultiplied = false;
  story.produce(stepId, asset);
}

function latestShare(story: Story): Mint | undefined {
  return KNOWN_MINTS.find((mint) => mint.shareOf !== undefined && story.latest(mint) !== undefined);
}

function assetOf(share: Mint): Mint {
  const asset = KNOWN_MINTS.find(({ address }) => address === share.shareOf);
  if (asset) return asset;
  throw new RefusedPrompt('unsupported_intent', `${share.symbol} is no share of a lending vault.`);
}
