import { type Mint, type ToolCall, findMint, findShareMint } from '../../domain';

/** The token that a step leaves for later ones; `undefined` when it leaves none. */
export function outputOfCall(call: ToolCall): Mint | undefined {
  switch (call.tool) {
    case 'jupiter_swap':
      return findMint(call.outputMint);
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_mint':
      return findShareMint(call.assetMint);
    case 'jupiter_lend_earn_withdraw':
    case 'jupiter_lend_earn_redeem':
      return findMint(call.assetMint);
    default:
      return undefined;
  }
}
