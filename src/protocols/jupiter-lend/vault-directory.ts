import { Injectable } from '@nestjs/common';
import type { Address } from '../../domain';
import { Ledger, VAULTS, decodeVault, vaultAddress, viewMint, viewTokenAccount } from '../../ledger';
import { type VaultTotals, accrue } from './vault-math';

/** A lending vault as it stands, interest up to now included. */
export interface LendingVault extends VaultTotals {
  readonly address: Address;
  readonly assetMint: Address;
  readonly shareMint: Address;
  /** Token account that holds the assets. */
  readonly assets: Address;
  /** Raw units in that account: what can be paid out at most. */
  readonly held: bigint;
  /** Simple interest a year, in basis points. */
  readonly aprBps: bigint;
}

/** Reads the lending vaults from the ledger. */
@Injectable()
export class VaultDirectory {
  private addresses: Promise<readonly Address[]> | undefined;

  constructor(private readonly ledger: Ledger) {}

  /** All vaults as they stand; the sandbox alone has these. */
  async vaults(): Promise<readonly LendingVault[]> {
    if (this.ledger.kind !== 'sandbox') return [];
    this.addresses ??= deriveVaults();
    const addresses = await this.addresses;
    const states = await this.ledger.readAccounts(addresses);
    const { unixTimestamp } = await this.ledger.time();
    const vaults = await Promise.all(
      addresses.map((address) => this.read(address, states.get(address)?.data, unixTimestamp)),
    );
    return vaults.flatMap((vault) => vault ?? []);
  }

  /** The vault that lends `assetMint`. */
  async vaultOf(assetMint: Address): Promise<LendingVault | undefined> {
    return (await this.vaults()).find((vault) => vault.assetMint === assetMint);
  }

  private async read(
    address: Address,
    data: Uint8Array | undefined,
    now: bigint,
  ): Promise<LendingVault | undefined> {
    if (data === undefined) return undefined;
    const { assetMint, shareMint, assets, aprBps, totalAssets, updatedAt } = decodeVault(data);
    const accounts = await this.ledger.readAccounts([assets, shareMint]);
    const held = viewTokenAccount(accounts.get(assets))?.amount ?? 0n;
    const shares = viewMint(accounts.get(shareMint))?.supply ?? 0n;
    const total = accrue({ totalAssets, updatedAt, aprBps, held }, now);
    return { address, assetMint, shareMint, assets, held, aprBps, shares, totalAssets: total };
  }
}

function deriveVaults(): Promise<readonly Address[]> {
  return Promise.all(
    VAULTS.map(async ({ asset, share }) => (await vaultAddress(asset.address, share.address)).address),
  );
}
