import {
  type Amount,
  type Address,
  type PlannedBound,
  type PlannedGuards,
  STEP_OVERHEAD,
  SOL,
  type ToolCall,
  findShareMint,
  isQuery,
} from '../domain';

/**
 * The bounds of a step as far as the plan can know them; the others are set, from the resolved amount and the quote,
 * before the step's transaction is signed.
 */
export function plannedGuards(call: ToolCall, programs: readonly Address[]): PlannedGuards {
  if (isQuery(call)) return { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n };
  return { ...plannedBounds(call), programs, maxOverhead: STEP_OVERHEAD };
}

type Bounds = Pick<PlannedGuards, 'maxDebit' | 'minCredit'>;

function plannedBounds(call: Exclude<ToolCall, { tool: `get_${string}` }>): Bounds {
  switch (call.tool) {
    case 'sol_transfer':
      return transfer(bound(SOL.address, call.amount), call.recipient);
    case 'spl_transfer':
      return transfer(bound(call.mint, call.amount), call.recipient);
    case 'jupiter_swap':
      return call.swapMode === 'ExactIn'
        ? trade(bound(call.inputMint, call.amount), open(call.outputMint))
        : trade(open(call.inputMint), bound(call.outputMint, call.amount));
    case 'jupiter_lend_earn_deposit':
      return trade(bound(call.assetMint, call.amount), open(shareOf(call.assetMint)));
    case 'jupiter_lend_earn_withdraw':
      return trade(open(shareOf(call.assetMint)), bound(call.assetMint, call.amount));
    case 'jupiter_lend_earn_mint':
      return trade(open(call.assetMint), bound(shareOf(call.assetMint), call.shares));
    case 'jupiter_lend_earn_redeem':
      return trade(bound(shareOf(call.assetMint), call.shares), open(call.assetMint));
    default:
      return call satisfies never;
  }
}

function transfer(moved: PlannedBound, recipient: Address): Bounds {
  return { maxDebit: [moved], minCredit: [{ ...moved, owner: recipient }] };
}

function trade(given: PlannedBound, got: PlannedBound): Bounds {
  return { maxDebit: [given], minCredit: [got] };
}

function bound(mint: Address, amount: Amount): PlannedBound {
  return { mint, raw: amount.kind === 'exact' ? amount.raw : undefined };
}

function open(mint: Address): PlannedBound {
  return { mint, raw: undefined };
}

function shareOf(asset: Address): Address {
  return findShareMint(asset)?.address ?? asset;
}
