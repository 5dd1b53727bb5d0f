import { ALL, type Mint } from '../../../domain';
import type { Slot } from '../frames/frame';
import type { Quantity } from '../tags/quantity';
import { RefusedPrompt } from '../refused-prompt';
import { amountOf, isShare, shareOfQuantity } from './measure';
import type { Output, Story, Taken } from './story';

/** What a slot takes, of which token; `amount` is absent where the prompt names none. */
export interface Read {
  readonly mint: Mint;
  readonly amount?: Taken['amount'];
  readonly from?: Output;
}

/**
 * What a slot means after what was said before: a number of a token, a part of the balance, or of what a step made.
 * @throws {RefusedPrompt}
 */
export function takeSlot(slot: Slot, story: Story, fallback?: Mint): Read {
  const { ref, token, quantity, det } = slot;
  if (ref === 'rest' || ref === 'other') return remainder(slot, story);
  if (ref === 'former' || ref === 'latter')
    return fromOutput(ref === 'former' ? story.first() : story.latest(), slot, story);
  if (ref === 'again') return fromOutput(story.lastSpent?.from, slot, story);
  const output = spokenOf(slot, story);
  if (output && isShare(quantity) && story.hasTwin(output) && ref !== 'they' && ref !== 'both')
    throw new RefusedPrompt(
      'ambiguous',
      `Two steps bring ${output.mint.symbol}; it is not clear of which one.`,
    );
  if (output && isShare(quantity)) return fromOutput(output, slot, story);
  const mint =
    token ??
    output?.mint ??
    (ref === 'it' || ref === 'they' || ref === undefined
      ? (story.lastShown ?? story.topic?.token ?? fallback)
      : fallback);
  if (mint === undefined)
    throw new RefusedPrompt('ambiguous', `It is not clear what "${slot.text === '' ? 'it' : slot.text}" is.`);
  const told = toldQuantity(slot, story, mint);
  if (told) return { mint, amount: amountOf(told, mint) };
  if (quantity === undefined)
    return ref !== undefined &&
      token === undefined &&
      det !== 'my' &&
      (story.lastShown ?? story.topic?.token) === mint
      ? { mint, amount: ALL }
      : { mint };
  if (output && quantity.kind === 'number') markBroken(output, slot);
  return { mint, amount: amountOf(quantity, mint) };
}

/** "I owe Ben 25 USDC. Send it": the amount that was told of. */
function toldQuantity({ ref, token, quantity }: Slot, story: Story, mint: Mint): Quantity | undefined {
  const { topic, lastShown } = story;
  const isPointing = (ref === 'it' || ref === 'they') && token === undefined;
  if (!isPointing || lastShown !== undefined || topic?.token !== mint || topic.quantity === undefined)
    return undefined;
  if (quantity === undefined || (quantity.kind === 'all' && !topic.isOwn)) return topic.quantity;
  if (quantity.kind === 'share' && !topic.isOwn)
    throw new RefusedPrompt(
      'ambiguous',
      'A part of what was told may be of it, or of the balance; name the amount.',
    );
  return undefined;
}

/** A number taken of an output ("100 USDC of that") leaves a rest that has no share. */
function markBroken(output: Output, { det, ref }: Slot): void {
  if (det === 'this' || ref !== undefined) output.isBroken = true;
}

function fromOutput(output: Output | undefined, { quantity }: Slot, story: Story): Read {
  if (output === undefined) throw new RefusedPrompt('ambiguous', 'It is not clear which step is meant.');
  return { ...story.take(output, shareOfQuantity(quantity)), mint: output.mint };
}

/** The earlier output that a slot means: "it", "what I got", "the USDC", or a bare "USDC" that was just made. */
function spokenOf({ ref, token, det, quantity }: Slot, story: Story): Output | undefined {
  if (token === undefined) {
    const isPointing =
      ref === 'it' || ref === 'they' || ref === 'proceeds' || ref === 'chain' || ref === 'both';
    return isPointing || (ref === undefined && quantity?.kind !== 'number') ? story.latest() : undefined;
  }
  const isWholeBalance = quantity?.kind === 'all' && det === undefined && ref === undefined;
  return det === 'my' || isWholeBalance ? undefined : story.latest(token);
}

function remainder({ token, quantity, ref }: Slot, story: Story): Read {
  if (
    quantity?.kind === 'share' &&
    token !== undefined &&
    story.lastSpent?.mint === token &&
    story.lastSpent.from === undefined
  )
    return { mint: token, amount: amountOf(quantity, token) };
  if (quantity !== undefined && quantity.kind !== 'all' && !(ref === 'other'))
    throw new RefusedPrompt('ambiguous', 'A part of the rest cannot be planned; name the amount.');
  const spent = story.lastSpent;
  if (ref === 'other' && (spent === undefined || !isPart(spent.amount)))
    throw new RefusedPrompt('ambiguous', 'It is not clear of what the other half is.');
  return story.rest(token);
}

function isPart({ kind }: Taken['amount']): boolean {
  return kind === 'percent' || kind === 'output_of';
}
