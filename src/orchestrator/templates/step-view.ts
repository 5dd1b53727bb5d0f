import { type Address, type Amount, FULL_BPS, SOL, type ToolCall, findShareMint } from '../../domain';

/** How much of which token, as templates read it: one of the members after `mint` is set. */
export interface AmountView {
  readonly mint: Address;
  readonly exact: bigint | undefined;
  readonly percent_bps: number | undefined;
  readonly is_all: boolean;
  readonly usd: string | undefined;
  /** What earlier steps left of an output. */
  readonly is_rest: boolean;
  readonly is_whole_output: boolean;
  readonly output_bps: number | undefined;
}

/** One step as templates read it; what does not concern its tool is `undefined`. */
export interface StepView {
  /** The template that says it. */
  readonly template: string;
  readonly amount: AmountView | undefined;
  readonly input_mint: Address | undefined;
  readonly output_mint: Address | undefined;
  readonly is_exact_out: boolean;
  readonly has_slippage: boolean;
  readonly slippage_bps: number | undefined;
  readonly recipient: Address | undefined;
  readonly balance_mint: Address | undefined;
}

/** @param takenBps how much of the output that the call takes from was taken before it, in basis points */
export function stepView(template: string, call: ToolCall, takenBps: number): StepView {
  return { ...NOTHING, template, ...factsOf(call, takenBps) };
}

const NOTHING: Omit<StepView, 'template'> = {
  amount: undefined,
  input_mint: undefined,
  output_mint: undefined,
  is_exact_out: false,
  has_slippage: false,
  slippage_bps: undefined,
  recipient: undefined,
  balance_mint: undefined,
};

function factsOf(call: ToolCall, takenBps: number): Partial<StepView> {
  const amountOf = (mint: Address, amount: Amount) => ({ amount: amountView(mint, amount, takenBps) });
  switch (call.tool) {
    case 'sol_transfer':
      return { ...amountOf(SOL.address, call.amount), recipient: call.recipient };
    case 'spl_transfer':
      return { ...amountOf(call.mint, call.amount), recipient: call.recipient };
    case 'jupiter_swap': {
      const { inputMint, outputMint, swapMode, slippageBps, amount } = call;
      const isExactOut = swapMode === 'ExactOut';
      return {
        ...amountOf(isExactOut ? outputMint : inputMint, amount),
        input_mint: inputMint,
        output_mint: outputMint,
        is_exact_out: isExactOut,
        has_slippage: slippageBps !== undefined,
        slippage_bps: slippageBps,
      };
    }
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_withdraw':
      return amountOf(call.assetMint, call.amount);
    case 'jupiter_lend_earn_mint':
    case 'jupiter_lend_earn_redeem':
      return amountOf(findShareMint(call.assetMint)?.address ?? call.assetMint, call.shares);
    case 'get_account_balance':
      return { balance_mint: call.mint };
    case 'get_jupiter_lend_earn_position':
    case 'get_jupiter_lend_earn_tokens':
      return {};
    default:
      return call satisfies never;
  }
}

function amountView(mint: Address, amount: Amount, takenBps: number): AmountView {
  const outputBps = amount.kind === 'output_of' ? amount.bps : undefined;
  const isRest = outputBps !== undefined && takenBps > 0 && takenBps + outputBps === FULL_BPS;
  const isWhole = outputBps === FULL_BPS && !isRest;
  return {
    mint,
    exact: amount.kind === 'exact' ? amount.raw : undefined,
    percent_bps: amount.kind === 'percent' ? amount.bps : undefined,
    is_all: amount.kind === 'all',
    usd: amount.kind === 'usd' ? amount.value : undefined,
    is_rest: isRest,
    is_whole_output: isWhole,
    output_bps: isRest || isWhole ? undefined : outputBps,
  };
}
