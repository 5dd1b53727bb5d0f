import {
  type Address,
  type Amount,
  FULL_BPS,
  type ToolCall,
  decimalFromRaw,
  describeCall,
  findMint,
  isQuery,
  amountOf,
  countedMint,
  shareText,
  symbolOf,
} from '../domain';

/** One line for a person: "Swap 1 SOL to USDC". */
export function describeStep(call: ToolCall): string {
  return describeCall(call, isQuery(call) ? '' : amountWords(amountOf(call), countedMint(call)));
}

function amountWords(amount: Amount, mint: Address): string {
  const symbol = symbolOf(mint);
  const tokens = (raw: bigint) => decimalFromRaw(raw, findMint(mint)?.decimals ?? 0);
  switch (amount.kind) {
    case 'exact':
      return `${tokens(amount.raw)} ${symbol}`;
    case 'percent':
      return `${shareText(amount)} of the ${symbol}`;
    case 'all':
      return `all ${symbol}`;
    case 'all_but':
      return `all ${symbol} but ${tokens(amount.raw)}`;
    case 'output_of':
      return `${amount.bps === FULL_BPS ? 'the' : `${shareText(amount)} of the`} ${symbol} from ${amount.stepId}`;
    case 'usd':
      return `$${amount.value} worth of ${symbol}`;
    default:
      return amount satisfies never;
  }
}
