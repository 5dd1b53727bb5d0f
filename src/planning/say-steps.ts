import {
  type Address,
  type Amount,
  FULL_BPS,
  type ToolCall,
  amountOf,
  amountText,
  countedMint,
  isQuery,
  sayCall,
  shareText,
  symbolOf,
} from '../domain';

/** The steps in plain sentences that the reader reads back as the same steps: "swap 1 SOL to USDC. lend all of the USDC". */
export function saySteps(calls: readonly ToolCall[]): string {
  return calls.map(say).join('. ');
}

function say(call: ToolCall): string {
  return sayCall(call, isQuery(call) ? '' : amountWords(amountOf(call), countedMint(call)));
}

function amountWords(amount: Amount, mint: Address): string {
  const symbol = symbolOf(mint);
  switch (amount.kind) {
    case 'exact':
      return amountText(mint, amount.raw);
    case 'percent':
      return `${shareText(amount)} of my ${symbol}`;
    case 'all':
      return `all my ${symbol}`;
    case 'all_but':
      return `all my ${symbol} but ${amountText(mint, amount.raw)}`;
    case 'usd':
      return `$${amount.value} of ${symbol}`;
    case 'output_of':
      return amount.bps === FULL_BPS ? `all of the ${symbol}` : `${shareText(amount)} of the ${symbol}`;
    default:
      return amount satisfies never;
  }
}
