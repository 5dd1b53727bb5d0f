import { Injectable } from '@nestjs/common';
import { type Address, USDC, findMint } from '../../domain';
import { type LendingVault, VaultDirectory } from '../jupiter-lend/vault-directory';
import { type Pool, PoolDirectory } from '../jupiter-swap/pool-directory';
import { PriceFeed } from '../price-feed';

/** Prices from the sandbox's own markets: the middle of the pool against USDC; for share tokens, the vault's rate. */
@Injectable()
export class SandboxPriceFeed extends PriceFeed {
  constructor(
    private readonly pools: PoolDirectory,
    private readonly vaults: VaultDirectory,
  ) {
    super();
  }

  async prices(mints: readonly Address[]): Promise<ReadonlyMap<Address, number>> {
    const pools = await this.pools.pools();
    const shares = mints.filter((mint) => findMint(mint)?.shareOf !== undefined);
    const vaults = shares.length > 0 ? await this.vaults.vaults() : [];
    const prices = new Map<Address, number>();
    for (const mint of mints) {
      const price = poolPrice(pools, mint) ?? sharePrice(vaults, pools, mint);
      if (price !== undefined) prices.set(mint, price);
    }
    return prices;
  }
}

function poolPrice(pools: readonly Pool[], mint: Address): number | undefined {
  if (mint === USDC.address) return 1;
  const pool = pools.find(
    ({ mintA, mintB }) =>
      (mintA === mint && mintB === USDC.address) || (mintB === mint && mintA === USDC.address),
  );
  if (pool === undefined) return undefined;
  const [own, dollars] =
    pool.mintA === mint ? [pool.reserveA, pool.reserveB] : [pool.reserveB, pool.reserveA];
  const price = whole(dollars, USDC.address) / whole(own, mint);
  return Number.isFinite(price) && price > 0 ? price : undefined;
}

function sharePrice(
  vaults: readonly LendingVault[],
  pools: readonly Pool[],
  mint: Address,
): number | undefined {
  const vault = vaults.find(({ shareMint }) => shareMint === mint);
  const asset = vault && poolPrice(pools, vault.assetMint);
  if (vault === undefined || asset === undefined || vault.shares === 0n) return undefined;
  return (Number(vault.totalAssets) / Number(vault.shares)) * asset;
}

/** Whole tokens; precise enough for a price. */
function whole(raw: bigint, mint: Address): number {
  return Number(raw) / 10 ** (findMint(mint)?.decimals ?? 0);
}
