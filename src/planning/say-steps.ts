import {
  type Address,
  type Amount,
  FULL_BPS,
  SOL,
  type ToolCall,
  amountText,
  findMint,
  findShareMint,
  shareText,
} from '../domain';

/** The steps in plain sentences that the reader reads back as the same steps: "swap 1 SOL to USDC. lend all of the USDC". */
export function saySteps(calls: readonly ToolCall[]): string {
  return calls.map(say).join('. ');
}

function say(call: ToolCall): string {
  switch (call.tool) {
    case 'sol_transfer':
      return `send ${amountOf(call.amount, SOL.address)} to ${call.recipient}`;
    case 'spl_transfer':
      return `send ${amountOf(call.amount, call.mint)} to ${call.recipient}`;
    case 'jupiter_swap':
      return `${trade(call)}${call.slippageBps === undefined ? '' : ` with ${call.slippageBps / 100} % slippage`}`;
    case 'jupiter_lend_earn_deposit':
      return `lend ${amountOf(call.amount, call.assetMint)} on Jupiter Lend`;
    case 'jupiter_lend_earn_withdraw':
      return `withdraw ${amountOf(call.amount, call.assetMint)} from Jupiter Lend`;
    case 'jupiter_lend_earn_mint':
      return `mint ${amountOf(call.shares, shareOf(call.assetMint))}`;
    case 'jupiter_lend_earn_redeem':
      return `redeem ${amountOf(call.shares, shareOf(call.assetMint))}`;
    case 'get_account_balance':
      return call.mint ? `show my ${symbolOf(call.mint)} balance` : 'show my balances';
    case 'get_jupiter_lend_earn_position':
      return 'show my lending positions';
    case 'get_jupiter_lend_earn_tokens':
      return 'list the tokens that can be lent';
    default:
      return call satisfies never;
  }
}

function trade(call: Extract<ToolCall, { tool: 'jupiter_swap' }>): string {
  return call.swapMode === 'ExactIn'
    ? `swap ${amountOf(call.amount, call.inputMint)} to ${symbolOf(call.outputMint)}`
    : `buy ${amountOf(call.amount, call.outputMint)} with ${symbolOf(call.inputMint)}`;
}

function amountOf(amount: Amount, mint: Address): string {
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

function symbolOf(mint: Address): string {
  return findMint(mint)?.symbol ?? mint;
}

function shareOf(asset: Address): Address {
  return findShareMint(asset)?.address ?? asset;
}
