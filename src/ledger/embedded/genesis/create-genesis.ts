import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Address, KNOWN_MINTS, type Mint, SOL } from '../../../domain';
import { associatedTokenAddress } from '../associated-token-address';
import { EXCHANGE_PROGRAM, LENDING_PROGRAM, SYSTEM_PROGRAM, poolAddress, vaultAddress } from './addresses';
import type { Genesis, GenesisAccount } from './genesis';
import { encodePool, encodeVault } from './layouts';
import { MARKET_MAKER_INVENTORY, POOLS, type PoolSeed, VAULTS, type VaultSeed } from './market-data';
import { ACCOUNT_RENT, mintAccount, tokenAccount } from './token-accounts';

export interface GenesisOptions {
  /** Seconds since the Unix epoch: from here interest accrues. */
  readonly unixTimestamp: bigint;
  /** Owns the market maker's token accounts. */
  readonly marketMaker: Address;
  /** Pays what is asked of it. */
  readonly faucet: Address;
}

/** Supply of a token that nobody mints, in whole tokens; only shown, never checked. */
const SUPPLY = 10_000_000_000n;
/** What the faucet has, in lamports: a hundred million SOL. */
const FAUCET = 100_000_000n * 10n ** 9n;
/** Rent-exempt minimum of the pool and vault accounts, rounded up, in lamports. */
const STATE_RENT = 2_000_000n;
/** `programs/` lies beside `src/` and beside `dist/`. */
const PROGRAMS = join(__dirname, '..', '..', '..', '..', 'programs');

/** Mints, pools, vaults and the market maker, from the figures of `market-data.ts`. */
export async function createGenesis(options: GenesisOptions): Promise<Genesis> {
  const accounts = await Promise.all([
    ...KNOWN_MINTS.filter((mint) => mint !== SOL).map(genesisMint),
    ...POOLS.map(genesisPool),
    ...VAULTS.map((seed) => genesisVault(seed, options.unixTimestamp)),
    genesisMarketMaker(options.marketMaker),
  ]);
  const faucet = { address: options.faucet, lamports: FAUCET, owner: SYSTEM_PROGRAM, data: new Uint8Array() };
  const programs = await Promise.all([
    load(EXCHANGE_PROGRAM, 'exchange.so'),
    load(LENDING_PROGRAM, 'lending-vault.so'),
  ]);
  return { programs, accounts: [...accounts.flat(), faucet] };
}

async function load(address: Address, file: string) {
  return { address, elf: Uint8Array.from(await readFile(join(PROGRAMS, file))) };
}

async function genesisMint(mint: Mint): Promise<GenesisAccount[]> {
  const vault = VAULTS.find((seed) => seed.share === mint);
  if (vault === undefined) return [mintAccount(mint, raw(SUPPLY, mint) / (mint.decimals > 6 ? 100n : 1n))];
  const { address } = await vaultAddress(vault.asset.address, mint.address);
  return [mintAccount(mint, raw(vault.shares, mint), address)];
}

async function genesisPool({ a, b, amountA, amountB, feeBps }: PoolSeed): Promise<GenesisAccount[]> {
  const { address, bump } = await poolAddress(a.address, b.address);
  const vaultA = await associatedTokenAddress(address, a.address);
  const vaultB = await associatedTokenAddress(address, b.address);
  const data = encodePool({ mintA: a.address, mintB: b.address, vaultA, vaultB, feeBps, bump });
  return [
    { address, lamports: STATE_RENT, owner: EXCHANGE_PROGRAM, data },
    tokenAccount({ address: vaultA, owner: address, mint: a.address, raw: raw(amountA, a) }),
    tokenAccount({ address: vaultB, owner: address, mint: b.address, raw: raw(amountB, b) }),
  ];
}

async function genesisVault(
  { asset, share, assets, reserve, aprBps }: VaultSeed,
  now: bigint,
): Promise<GenesisAccount[]> {
  const { address, bump } = await vaultAddress(asset.address, share.address);
  const held = await associatedTokenAddress(address, asset.address);
  const total = raw(assets, asset);
  const terms = { assetMint: asset.address, shareMint: share.address, assets: held, aprBps };
  const data = encodeVault({ ...terms, totalAssets: total, updatedAt: now, bump });
  return [
    { address, lamports: STATE_RENT, owner: LENDING_PROGRAM, data },
    tokenAccount({ address: held, owner: address, mint: asset.address, raw: total + raw(reserve, asset) }),
  ];
}

async function genesisMarketMaker(owner: Address): Promise<GenesisAccount[]> {
  const holdings = await Promise.all(
    MARKET_MAKER_INVENTORY.map(async ([mint, amount]) =>
      tokenAccount({
        address: await associatedTokenAddress(owner, mint.address),
        owner,
        mint: mint.address,
        raw: raw(amount, mint),
      }),
    ),
  );
  const system = { address: owner, lamports: ACCOUNT_RENT, owner: SYSTEM_PROGRAM, data: new Uint8Array() };
  return [system, ...holdings];
}

function raw(whole: bigint, mint: Mint): bigint {
  return whole * 10n ** BigInt(mint.decimals);
}
