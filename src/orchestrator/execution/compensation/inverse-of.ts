import { type ActionCall, type Address, exact, findShareMint } from '../../../domain';

/** How a call is given back. */
export interface Inverse {
  /** What the call brought, and its inverse gives. */
  readonly given: Address;
  /** What the call cost, and its inverse brings. */
  readonly back: Address;
  /** @param raw units of `given` */
  readonly call: (raw: bigint) => ActionCall;
}

/** The inverse of a call, or `undefined` when there is none: what was sent belongs to the recipient. */
export function inverseOf(call: ActionCall): Inverse | undefined {
  switch (call.tool) {
    case 'sol_transfer':
    case 'spl_transfer':
      return undefined;
    case 'jupiter_swap': {
      const { inputMint: back, outputMint: given } = call;
      const terms = { tool: call.tool, inputMint: given, outputMint: back, swapMode: 'ExactIn' } as const;
      return { given, back, call: (raw) => ({ ...terms, amount: exact(raw) }) };
    }
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_mint': {
      const { assetMint } = call;
      const given = shareOf(assetMint);
      const tool = 'jupiter_lend_earn_redeem';
      return { given, back: assetMint, call: (raw) => ({ tool, assetMint, shares: exact(raw) }) };
    }
    case 'jupiter_lend_earn_withdraw':
    case 'jupiter_lend_earn_redeem': {
      const { assetMint } = call;
      const back = shareOf(assetMint);
      const tool = 'jupiter_lend_earn_deposit';
      return { given: assetMint, back, call: (raw) => ({ tool, assetMint, amount: exact(raw) }) };
    }
    default:
      return call satisfies never;
  }
}

function shareOf(asset: Address): Address {
  return findShareMint(asset)?.address ?? asset;
}
