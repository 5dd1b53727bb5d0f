import { quoted } from '../refused-prompt';
import type { Arg } from '../tags/item';
import type { Frame, Slot } from './frame';
import type { SpanArg } from './span';

export function slotOf({ arg }: SpanArg): Slot {
  const { token, ref, quantity, det, text } = arg;
  return {
    text,
    ...(token && { token }),
    ...(ref && { ref }),
    ...(quantity && { quantity }),
    ...(det && { det }),
  };
}

/** The slot of what the step before left. */
export const CHAINED: Slot = { ref: 'chain', text: '' };

export function isMoney({ token, ref, unknown }: Arg): boolean {
  return token !== undefined || unknown !== undefined || (ref !== undefined && ref !== 'person');
}

export function isAmountOnly(arg: Arg): boolean {
  return arg.quantity !== undefined && !isMoney(arg) && arg.address === undefined;
}

/** "it", "them", "that": may point at something in the same sentence. */
export function isPronoun({ ref, token, address }: Arg): boolean {
  return (ref === 'it' || ref === 'they') && token === undefined && address === undefined;
}

export function refused(code: Extract<Frame, { kind: 'refused' }>['code'], detail: string): Frame {
  return { kind: 'refused', code, detail };
}

export function unknownToken(text: string): Frame {
  return refused('unknown_token', `There is no token ${quoted(text)}.`);
}
