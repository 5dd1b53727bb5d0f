import { Injectable } from '@nestjs/common';
import type { Address } from '../../domain';
import {
  Ledger,
  POOLS,
  associatedTokenAddress,
  decodePool,
  poolAddress,
  viewTokenAccount,
} from '../../ledger';

/** A pool of the exchange with what it holds now. */
export interface Pool {
  readonly address: Address;
  readonly name: string;
  readonly mintA: Address;
  readonly mintB: Address;
  readonly vaultA: Address;
  readonly vaultB: Address;
  readonly reserveA: bigint;
  readonly reserveB: bigint;
  readonly feeBps: bigint;
}

interface PoolAddresses {
  readonly name: string;
  readonly pool: Address;
  readonly vaultA: Address;
  readonly vaultB: Address;
}

/** Reads the exchange's pools from the ledger. */
@Injectable()
export class PoolDirectory {
  private addresses: Promise<readonly PoolAddresses[]> | undefined;

  constructor(private readonly ledger: Ledger) {}

  /** All pools as they stand; the sandbox alone has this exchange. */
  async pools(): Promise<readonly Pool[]> {
    if (this.ledger.kind !== 'sandbox') return [];
    this.addresses ??= derivePools();
    const known = await this.addresses;
    const accounts = await this.ledger.readAccounts(
      known.flatMap(({ pool, vaultA, vaultB }) => [pool, vaultA, vaultB]),
    );
    return known.flatMap(({ name, pool, vaultA, vaultB }) => {
      const state = accounts.get(pool);
      const reserveA = viewTokenAccount(accounts.get(vaultA))?.amount;
      const reserveB = viewTokenAccount(accounts.get(vaultB))?.amount;
      if (state === undefined || reserveA === undefined || reserveB === undefined) return [];
      const { mintA, mintB, feeBps } = decodePool(state.data);
      return [{ address: pool, name, mintA, mintB, vaultA, vaultB, reserveA, reserveB, feeBps }];
    });
  }
}

function derivePools(): Promise<readonly PoolAddresses[]> {
  return Promise.all(
    POOLS.map(async ({ a, b }) => {
      const { address: pool } = await poolAddress(a.address, b.address);
      const vaultA = await associatedTokenAddress(pool, a.address);
      const vaultB = await associatedTokenAddress(pool, b.address);
      return { name: `${a.symbol}/${b.symbol}`, pool, vaultA, vaultB };
    }),
  );
}
