import {
  type Address,
  type AssetBound,
  type Guards,
  type ResolvedAction,
  SOL,
  partOf,
  FULL_BPS,
  STEP_OVERHEAD,
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
 * slippage, rounded against the venue.
 */
export function deriveGuards({ action, quote, slippageBps, programs, legs = 1 }: GuardTerms): Guards {
  const common = { programs, maxOverhead: STEP_OVERHEAD * BigInt(legs) };
  if (action.tool === 'sol_transfer') {
    const moved = { mint: SOL.address, raw: action.amount };
    return { ...common, maxDebit: [moved], minCredit: [{ ...moved, owner: action.recipient }] };
  }
  if (action.tool === 'spl_transfer') {
    const moved = { mint: action.mint, raw: action.amount };
    return {
      ...common,
      maxDebit: [moved],
      minCredit: [{ ...moved, owner: action.recipient }],
    };
  }
  if (quote === undefined) throw new TypeError(`${action.tool} was built without a quote`);
  return { ...common, ...tradeBounds(action, quote, slippageBps) };
}

type Trade = Exclude<ResolvedAction, { tool: 'sol_transfer' | 'spl_transfer' }>;

function tradeBounds(
  action: Trade,
  quote: Quote,
  slippageBps: number,
): Pick<Guards, 'maxDebit' | 'minCredit'> {
  const isInputExact = exactSide(action) === 'input';
  const named = 'shares' in action ? action.shares : action.amount;
  const debit: AssetBound = {
    mint: quote.inputMint,
    raw: isInputExact ? named : atMost(quote.inAmount, slippageBps),
  };
  const credit: AssetBound = {
    mint: quote.outputMint,
    raw: isInputExact ? atLeast(quote.outAmount, slippageBps) : named,
  };
  return { maxDebit: [debit], minCredit: [credit] };
}

/** Which side of a trade the user's amount is about. */
export function exactSide(action: Trade): 'input' | 'output' {
  switch (action.tool) {
    case 'jupiter_swap':
      return action.swapMode === 'ExactIn' ? 'input' : 'output';
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_redeem':
      return 'input';
    case 'jupiter_lend_earn_withdraw':
    case 'jupiter_lend_earn_mint':
      return 'output';
    default:
      return action satisfies never;
  }
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
