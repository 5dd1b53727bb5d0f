import {
  type Address,
  type Amount,
  type ToolCall,
  countedMint,
  findMint,
  isQuery,
  sidesOf,
} from '../../domain';
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

/** The quantities of a plan, in its order. */
export function slotsOf(steps: readonly MeantStep[]): readonly Slot[] {
  return steps.flatMap(({ stepId, call }) => {
    if (isQuery(call)) return [];
    const mint = countedMint(call);
    const { amount, slippageBps } = sidesOf(call);
    const slots = slotOf(stepId, amount, mint);
    if (slippageBps === undefined) return slots;
    const value = exactOf(BigInt(slippageBps), 10_000n);
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
