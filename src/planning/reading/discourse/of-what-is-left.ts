import type { Ratio } from '../../../domain';
import type { Slot } from '../frames/frame';
import { plus, ratio } from '../text/ratio-arithmetic';
import type { Story } from './story';

/**
 * Parts of one balance that add up to all of it, "50 % to A and 50 % to B": steps run one after the other, so the last one
 * takes all that is left.
 */
export function ofWhatIsLeft(slots: readonly Slot[], story: Story): readonly Slot[] {
  const [first] = slots;
  const isOneBalance = slots.every(
    ({ token, ref, quantity }) =>
      token !== undefined && token === first?.token && ref === undefined && quantity?.kind === 'share',
  );
  const isOutput = first?.det !== 'my' && story.latest(first?.token) !== undefined;
  if (slots.length < 2 || !isOneBalance || isOutput) return slots;
  const parts = slots.flatMap(({ quantity }) => (quantity?.kind === 'share' ? [quantity.value] : []));
  const whole = parts.reduce(plus, ratio(0n));
  if (whole.numerator !== whole.denominator) return slots;
  let left: Ratio = ratio(1n);
  return slots.map((slot, at) => {
    const part = parts[at] ?? ratio(0n);
    const value = ratio(part.numerator * left.denominator, part.denominator * left.numerator);
    left = ratio(
      left.numerator * part.denominator - part.numerator * left.denominator,
      left.denominator * part.denominator,
    );
    const isLast = at === slots.length - 1;
    return { ...slot, quantity: isLast ? ({ kind: 'all' } as const) : ({ kind: 'share', value } as const) };
  });
}

/** "send half of my USDC to A and half to B": the part that makes the last one whole. */
export function restOfWhole(slot: Slot, { lastSpent }: Story): Slot {
  const { quantity, token } = slot;
  if (quantity?.kind !== 'share' || lastSpent?.mint !== token || lastSpent?.from !== undefined) return slot;
  const { amount } = lastSpent ?? {};
  if (amount?.kind !== 'percent') return slot;
  const spent = amount.ratio ?? ratio(BigInt(amount.bps), 10_000n);
  const whole = plus(spent, quantity.value);
  return whole.numerator === whole.denominator ? { ...slot, quantity: { kind: 'all' } } : slot;
}
