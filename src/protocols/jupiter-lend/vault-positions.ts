import { Injectable } from '@nestjs/common';
import type { Address } from '../../domain';
import { Ledger } from '../../ledger';
import { type LendingPosition, LendingPositions } from '../lending-positions';
import { VaultDirectory } from './vault-directory';
import { assetsForRedeem } from './vault-math';

/** Positions by the shares that the wallet holds. */
@Injectable()
export class VaultPositions extends LendingPositions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: VaultDirectory,
  ) {
    super();
  }

  async position(wallet: Address, assetMint: Address): Promise<LendingPosition> {
    const vault = await this.directory.vaultOf(assetMint);
    if (vault === undefined) return { shares: 0n, assets: 0n };
    const { tokens } = await this.ledger.readBalances(wallet);
    const shares = tokens.find((token) => token.mint === vault.shareMint)?.raw ?? 0n;
    return { shares, assets: assetsForRedeem(vault, shares) ?? 0n };
  }
}
