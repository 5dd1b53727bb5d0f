import { Injectable } from '@nestjs/common';
import { type Address, FULL_BPS, type CallOf, decimalFromRaw, findMint } from '../../domain';
import { type LendingVault, VaultDirectory } from '../jupiter-lend/vault-directory';
import { LendingPositions } from '../lending-positions';
import { PriceFeed } from '../price-feed';
import { QueryAdapter } from '../protocol-adapter';

type LendingTool = 'get_jupiter_lend_earn_position' | 'get_jupiter_lend_earn_tokens';

/** What a wallet has lent, and what can be lent. */
@Injectable()
export class LendingQuery extends QueryAdapter<LendingTool> {
  constructor(
    private readonly directory: VaultDirectory,
    private readonly lent: LendingPositions,
    private readonly prices: PriceFeed,
  ) {
    super();
  }

  async query(wallet: Address, call: CallOf<LendingTool>): Promise<unknown> {
    const vaults = await this.directory.vaults();
    const prices = await this.prices.prices(vaults.map((vault) => vault.assetMint));
    if (call.tool === 'get_jupiter_lend_earn_tokens')
      return { tokens: vaults.map((vault) => tokenOf(vault, prices)) };
    const positions = await Promise.all(vaults.map((vault) => this.positionOf(wallet, vault, prices)));
    return { wallet, positions: positions.filter(({ shares }) => shares > 0n) };
  }

  private async positionOf(wallet: Address, vault: LendingVault, prices: ReadonlyMap<Address, number>) {
    const { shares, assets } = await this.lent.position(wallet, vault.assetMint);
    const { aprBps, ...token } = tokenOf(vault, prices);
    return {
      ...token,
      aprBps,
      shares,
      assets,
      amount: formatted(assets, vault.assetMint),
      usdValue: worth(assets, vault, prices),
    };
  }
}

function tokenOf(vault: LendingVault, prices: ReadonlyMap<Address, number>) {
  const { assetMint, shareMint, aprBps, totalAssets, shares, held } = vault;
  return {
    assetMint,
    assetSymbol: findMint(assetMint)?.symbol ?? '',
    shareMint,
    shareSymbol: findMint(shareMint)?.symbol ?? '',
    aprBps: Number(aprBps),
    aprPercent: (Number(aprBps) / FULL_BPS) * 100,
    totalAssets,
    totalShares: shares,
    available: held,
    sharePrice: shares === 0n ? 1 : Number(totalAssets) / Number(shares),
    totalUsd: worth(totalAssets, vault, prices),
  };
}

function formatted(raw: bigint, mint: Address): string {
  return decimalFromRaw(raw, findMint(mint)?.decimals ?? 0);
}

function worth(
  raw: bigint,
  { assetMint }: LendingVault,
  prices: ReadonlyMap<Address, number>,
): number | null {
  const price = prices.get(assetMint);
  return price === undefined
    ? null
    : Math.round((Number(raw) / 10 ** (findMint(assetMint)?.decimals ?? 0)) * price * 100) / 100;
}
