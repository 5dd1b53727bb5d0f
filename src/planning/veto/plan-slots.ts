import { type Address, type Amount, SOL, type ToolCall, findMint, findShareMint } from '../../domain';
import { type Exact, exactOf } from './exact';
import { exactFromDecimal } from './exact';

/** A step as a planner means it, before anything is quoted. */
export interface MeantStep {
  readonly stepId: string;
  readonly call: ToolCall;
}

/** One quantity of a plan that the prompt must account for. */
export interface Slot {
  readonly stepId: string;
  readonly kind: 'tokens' | 'share' | 'share_of_output' | 'kept' | 'dollars' | 'slippage';
  /** Whole tokens, dollars, or a part of one. */
  readonly value: Exact;
  /** The token that it counts; of slippage, the input. */
  readonly mint: Address;
  /** Raw units of a quantity of tokens. */
  readonly raw: bigint | undefined;
}

/** How much of what a call moves, `undefined` for a query. */
export function amountOf(call: ToolCall): Amount | undefined {
  if ('amount' in call) return call.amount;
  return 'shares' in call ? call.shares : undefined;
}

/** The token that a call's amount counts, `undefined` for a query. */
export function countedMint(call: ToolCall): Address | undefined {
  switch (call.tool) {
    case 'sol_transfer':
      return SOL.address;
    case 'spl_transfer':
      return call.mint;
    case 'jupiter_swap':
      return call.swapMode === 'ExactIn' ? call.inputMint : call.outputMint;
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_withdraw':
      return call.assetMint;
    case 'jupiter_lend_earn_mint':
    case 'jupiter_lend_earn_redeem':
      return findShareMint(call.assetMint)?.address ?? call.assetMint;
    case 'get_account_balance':
    case 'get_jupiter_lend_earn_position':
    case 'get_jupiter_lend_earn_tokens':
      return undefined;
    default:
      return call satisfies never;
  }
}

/** Every token that a call names or moves. */
export function mintsOf(call: ToolCall): readonly Address[] {
  switch (call.tool) {
    case 'jupiter_swap':
      return [call.inputMint, call.outputMint];
    case 'get_account_balance':
      return call.mint === undefined ? [] : [call.mint];
    case 'sol_transfer':
      return [SOL.address];
    case 'spl_transfer':
      return [call.mint];
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_withdraw':
    case 'jupiter_lend_earn_mint':
    case 'jupiter_lend_earn_redeem':
      return [call.assetMint];
    case 'get_jupiter_lend_earn_position':
    case 'get_jupiter_lend_earn_tokens':
      return [];
    default:
      return call satisfies never;
  }
}

/** The quantities of a plan, in its order. */
export function slotsOf(steps: readonly MeantStep[]): readonly Slot[] {
  return steps.flatMap(({ stepId, call }) => {
    const amount = amountOf(call);
    const mint = countedMint(call);
    if (!amount || mint === undefined) return [];
    const slots = slotOf(stepId, amount, mint);
    if (call.tool !== 'jupiter_swap' || call.slippageBps === undefined) return slots;
    const value = exactOf(BigInt(call.slippageBps), 10_000n);
    return [...slots, { stepId, kind: 'slippage' as const, value, mint, raw: undefined }];
  });
}

function slotOf(stepId: string, amount: Amount, mint: Address): Slot[] {
  switch (amount.kind) {
    case 'exact':
      return [{ stepId, kind: 'tokens', value: wholeTokens(amount.raw, mint), mint, raw: amount.raw }];
    case 'all_but':
      return [{ stepId, kind: 'kept', value: wholeTokens(amount.raw, mint), mint, raw: amount.raw }];
    case 'percent':
      return [{ stepId, kind: 'share', value: shareOf(amount), mint, raw: undefined }];
    case 'output_of':
      if (amount.bps === 10_000) return [];
      return [{ stepId, kind: 'share_of_output', value: shareOf(amount), mint, raw: undefined }];
    case 'usd': {
      const value = exactFromDecimal(amount.value) ?? exactOf(0n);
      return [{ stepId, kind: 'dollars', value, mint, raw: undefined }];
    }
    case 'all':
      return [];
    default:
      return amount satisfies never;
  }
}

function shareOf({ bps, ratio }: { bps: number; ratio?: { numerator: bigint; denominator: bigint } }): Exact {
  return ratio ? exactOf(ratio.numerator, ratio.denominator) : exactOf(BigInt(bps), 10_000n);
}

function wholeTokens(raw: bigint, mint: Address): Exact {
  return exactOf(raw, 10n ** BigInt(findMint(mint)?.decimals ?? 0));
}
