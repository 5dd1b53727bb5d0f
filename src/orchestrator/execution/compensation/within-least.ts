import {
  type AssetBound,
  FULL_BPS,
  type Failure,
  type ResolvedAction,
  type StepSnapshot,
  amountOf,
  amountText,
} from '../../../domain';
import type { Quote } from '../../../protocols';

/** Least that must come back of what this action gives; `undefined` for a step that undoes nothing. */
export function leastBack(step: StepSnapshot | undefined, action: ResolvedAction): AssetBound | undefined {
  if (step?.compensates === undefined) return undefined;
  const { call, least } = step.compensates;
  const planned = amountOf(call);
  const given = amountOf(action);
  if (planned.kind !== 'exact' || given >= planned.raw) return least;
  return { ...least, raw: (least.raw * given) / planned.raw };
}

/** The tolerance with which a quote cannot fall below the least, at most `slippageBps`; a failure when it already does. */
export function toleranceWithin(
  quote: Quote,
  least: AssetBound,
  slippageBps: number,
): { readonly slippageBps: number } | { readonly failure: Failure } {
  const { outAmount } = quote;
  if (outAmount < least.raw) {
    const [would, must] = [outAmount, least.raw].map((raw) => amountText(least.mint, raw));
    const message = `It would bring back ${would}; below ${must} it is better left alone.`;
    return { failure: { code: 'price_impact_too_high', message } };
  }
  const room = Number(((outAmount - least.raw) * BigInt(FULL_BPS)) / outAmount);
  return { slippageBps: Math.min(slippageBps, room) };
}
