import {
  type Address,
  type Amount,
  FULL_BPS,
  type Share,
  type ToolCall,
  countedMint,
  isQuery,
  mintsOf,
  restOf,
  shareText,
  sidesOf,
} from '../domain';

/** How much of which token, as templates read it: one of the members after `mint` is set. */
export interface AmountView {
  readonly mint: Address;
  readonly exact: bigint | undefined;
  /** A part of the balance, in words: "12.5 %", "2/3". */
  readonly share: string | undefined;
  readonly is_all: boolean;
  /** What stays of the balance, raw units. */
  readonly all_but: bigint | undefined;
  readonly usd: string | undefined;
  /** What earlier steps left of an output. */
  readonly is_rest: boolean;
  readonly is_whole_output: boolean;
  /** A part of an output, in words. */
  readonly output_share: string | undefined;
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

/** @param taken the shares that were taken before it of the output that the call takes from */
export function stepView(template: string, call: ToolCall, taken: readonly Share[]): StepView {
  return { ...NOTHING, template, ...factsOf(call, taken) };
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

function factsOf(call: ToolCall, taken: readonly Share[]): Partial<StepView> {
  if (isQuery(call)) return { balance_mint: mintsOf(call)[0] };
  const { given, got, named, amount, recipient, slippageBps } = sidesOf(call);
  return {
    amount: amountView(countedMint(call), amount, taken),
    recipient,
    ...(named !== 'both' && { input_mint: given, output_mint: got }),
    is_exact_out: named === 'got',
    has_slippage: slippageBps !== undefined,
    slippage_bps: slippageBps,
  };
}

function amountView(mint: Address, amount: Amount, taken: readonly Share[]): AmountView {
  const output = amount.kind === 'output_of' ? amount : undefined;
  const isRest = output !== undefined && taken.length > 0 && isWhole([...taken, output]);
  const isWholeOutput = output?.bps === FULL_BPS && !isRest;
  return {
    mint,
    exact: amount.kind === 'exact' ? amount.raw : undefined,
    share: amount.kind === 'percent' ? shareText(amount) : undefined,
    is_all: amount.kind === 'all',
    all_but: amount.kind === 'all_but' ? amount.raw : undefined,
    usd: amount.kind === 'usd' ? amount.value : undefined,
    is_rest: isRest,
    is_whole_output: isWholeOutput,
    output_share: output === undefined || isRest || isWholeOutput ? undefined : shareText(output),
  };
}

function isWhole(shares: readonly Share[]): boolean {
  const rest = restOf(shares);
  return rest?.bps === 0 && rest.ratio === undefined;
}
