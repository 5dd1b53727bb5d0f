import {
  type Address,
  type Amount,
  type ToolCall,
  decimalFromRaw,
  findMint,
  findShareMint,
  shareText,
} from '../domain';

/** One line for a person: "Swap 1 SOL to USDC". */
export function describeStep(call: ToolCall): string {
  switch (call.tool) {
    case 'sol_transfer':
      return `Send ${amountText(call.amount, 'SOL', 9)} to ${call.recipient}`;
    case 'spl_transfer':
      return `Send ${of(call.amount, call.mint)} to ${call.recipient}`;
    case 'jupiter_swap':
      return call.swapMode === 'ExactIn'
        ? `Swap ${of(call.amount, call.inputMint)} to ${symbolOf(call.outputMint)}`
        : `Buy ${of(call.amount, call.outputMint)} with ${symbolOf(call.inputMint)}`;
    case 'jupiter_lend_earn_deposit':
      return `Lend ${of(call.amount, call.assetMint)} on Jupiter Lend`;
    case 'jupiter_lend_earn_withdraw':
      return `Withdraw ${of(call.amount, call.assetMint)} from Jupiter Lend`;
    case 'jupiter_lend_earn_mint':
      return `Mint ${of(call.shares, shareMintOf(call.assetMint))} on Jupiter Lend`;
    case 'jupiter_lend_earn_redeem':
      return `Redeem ${of(call.shares, shareMintOf(call.assetMint))} on Jupiter Lend`;
    case 'get_account_balance':
      return call.mint ? `Read the ${symbolOf(call.mint)} balance` : 'Read all balances';
    case 'get_jupiter_lend_earn_position':
      return 'Read the lending positions';
    case 'get_jupiter_lend_earn_tokens':
      return 'List what can be lent';
    default:
      return call satisfies never;
  }
}

function of(amount: Amount, mint: Address): string {
  return amountText(amount, symbolOf(mint), findMint(mint)?.decimals ?? 0);
}

function amountText(amount: Amount, symbol: string, decimals: number): string {
  switch (amount.kind) {
    case 'exact':
      return `${decimalFromRaw(amount.raw, decimals)} ${symbol}`;
    case 'percent':
      return `${shareText(amount)} of the ${symbol}`;
    case 'all':
      return `all ${symbol}`;
    case 'all_but':
      return `all ${symbol} but ${decimalFromRaw(amount.raw, decimals)}`;
    case 'output_of':
      return `${amount.bps === 10_000 ? 'the' : `${shareText(amount)} of the`} ${symbol} from ${amount.stepId}`;
    case 'usd':
      return `$${amount.value} worth of ${symbol}`;
    default:
      return amount satisfies never;
  }
}

function symbolOf(mint: Address): string {
  return findMint(mint)?.symbol ?? mint;
}

function shareMintOf(asset: Address): Address {
  return findShareMint(asset)?.address ?? asset;
}
