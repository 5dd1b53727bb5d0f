import {
  type Address,
  type Guards,
  type ResolvedAction,
  partOf,
  FULL_BPS,
  STEP_OVERHEAD,
  sidesOf,
} from '../../../domain';
import type { Quote } from '../../../protocols';

export interface GuardTerms {
  readonly action: ResolvedAction;
  /** Absent for a transfer. */
  readonly quote: Quote | undefined;
  readonly slippageBps: number;
  readonly programs: readonly Address[];
  /** Calls of adapters that the step is made of; each may have accounts to open. Default 1. */
  readonly legs?: number;
}

/**
 * The bounds of one attempt. The side that the user named is exact; the other side is the quote with the tolerated
 * slippage, rounded against the venue. Which tokens move follows from the action alone, never from the quote.
 */
export function deriveGuards({ action, quote, slippageBps, programs, legs = 1 }: GuardTerms): Guards {
  const { given, got, named, amount, recipient } = sidesOf(action);
  const trade = named === 'both' ? { inAmount: amount, outAmount: amount } : quote;
  if (trade === undefined) throw new TypeError(`${action.tool} was built without a quote`);
  const debit = { mint: given, raw: named === 'got' ? atMost(trade.inAmount, slippageBps) : amount };
  const credit = { mint: got, raw: named === 'given' ? atLeast(trade.outAmount, slippageBps) : amount };
  return {
    maxDebit: [debit],
    minCredit: [recipient === undefined ? credit : { ...credit, owner: recipient }],
    programs,
    maxOverhead: STEP_OVERHEAD * BigInt(legs),
  };
}

/** The least that may come out, rounded down as programs do; never zero. */
function atLeast(quoted: bigint, slippageBps: number): bigint {
  const least = partOf(quoted, FULL_BPS - slippageBps);
  return least > 0n ? least : 1n;
}

/** The most that may be given, rounded up. */
function atMost(quoted: bigint, slippageBps: number): bigint {
  return quoted + (quoted * BigInt(slippageBps) + BigInt(FULL_BPS - 1)) / BigInt(FULL_BPS);
}
