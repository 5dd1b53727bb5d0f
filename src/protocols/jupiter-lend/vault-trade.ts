import type { Address, CallOf, LendTool } from '../../domain';
import type { LendingVault } from './vault-directory';
import {
  assetsForMint,
  assetsForRedeem,
  leastDeposit,
  leastRedemption,
  sharesForDeposit,
  sharesForWithdraw,
} from './vault-math';

/** A call of the vault program with what it takes and gives. */
export interface VaultTrade {
  /** Number of the operation in the program's interface. */
  readonly operation: 1 | 2 | 3 | 4;
  readonly inputMint: Address;
  readonly outputMint: Address;
  readonly inAmount: bigint;
  readonly outAmount: bigint;
  /** Is the input the side that the user named? */
  readonly isInputExact: boolean;
}

/** What the vault gives now; `undefined` when it cannot. */
export function vaultTrade(vault: LendingVault, action: CallOf<LendTool, bigint>): VaultTrade | undefined {
  const paidIn = { inputMint: vault.assetMint, outputMint: vault.shareMint };
  const paidOut = { inputMint: vault.shareMint, outputMint: vault.assetMint };
  switch (action.tool) {
    case 'jupiter_lend_earn_deposit': {
      const outAmount = sharesForDeposit(vault, action.amount);
      return outAmount === undefined
        ? undefined
        : { ...paidIn, operation: 1, inAmount: action.amount, outAmount, isInputExact: true };
    }
    case 'jupiter_lend_earn_withdraw': {
      const inAmount = sharesForWithdraw(vault, action.amount);
      return inAmount === undefined
        ? undefined
        : { ...paidOut, operation: 2, inAmount, outAmount: action.amount, isInputExact: false };
    }
    case 'jupiter_lend_earn_mint': {
      const inAmount = assetsForMint(vault, action.shares);
      return inAmount === undefined
        ? undefined
        : { ...paidIn, operation: 3, inAmount, outAmount: action.shares, isInputExact: false };
    }
    case 'jupiter_lend_earn_redeem': {
      const outAmount = assetsForRedeem(vault, action.shares);
      return outAmount === undefined
        ? undefined
        : { ...paidOut, operation: 4, inAmount: action.shares, outAmount, isInputExact: true };
    }
    default:
      return action satisfies never;
  }
}

/** The least that must be traded in so that anything comes out, in raw units of the input. */
export function leastTraded(vault: LendingVault, action: CallOf<LendTool, bigint>): bigint | undefined {
  switch (action.tool) {
    case 'jupiter_lend_earn_deposit':
      return leastDeposit(vault);
    case 'jupiter_lend_earn_redeem':
      return leastRedemption(vault);
    case 'jupiter_lend_earn_withdraw':
    case 'jupiter_lend_earn_mint':
      // Whatever is asked for costs something.
      return undefined;
    default:
      return action satisfies never;
  }
}
