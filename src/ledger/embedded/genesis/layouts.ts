import type { Address } from '../../../domain';
import { addressAt, bytesOf } from '../address-bytes';

/** State of an exchange pool; offsets as in `programs/README.md`. */
export interface PoolState {
  readonly mintA: Address;
  readonly mintB: Address;
  readonly vaultA: Address;
  readonly vaultB: Address;
  /** Taken from the input, in basis points. */
  readonly feeBps: bigint;
  readonly bump: number;
}

/** State of a lending vault; offsets as in `programs/README.md`. */
export interface VaultState {
  readonly assetMint: Address;
  readonly shareMint: Address;
  /** Token account that holds the assets and the interest reserve. */
  readonly assets: Address;
  /** Simple interest a year, in basis points. */
  readonly aprBps: bigint;
  /** Raw units that the shares are worth together, as of `updatedAt`. */
  readonly totalAssets: bigint;
  /** Seconds since the Unix epoch. */
  readonly updatedAt: bigint;
  readonly bump: number;
}

/** First eight bytes of the state, and first seed of its address. */
export const POOL_TAG = 0x4c4f4f50n;
export const VAULT_TAG = 0x544c5641n;
const POOL_LENGTH = 152;
const VAULT_LENGTH = 136;

/** A tag as the program compares it. */
export function tagBytes(tag: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, tag, true);
  return bytes;
}

export function encodePool(pool: PoolState): Uint8Array {
  const { bytes, view } = blank(POOL_LENGTH, POOL_TAG);
  [pool.mintA, pool.mintB, pool.vaultA, pool.vaultB].forEach((address, index) =>
    bytes.set(bytesOf(address), 8 + 32 * index),
  );
  view.setBigUint64(136, pool.feeBps, true);
  bytes[144] = pool.bump;
  return bytes;
}

export function decodePool(bytes: Uint8Array): PoolState {
  const view = viewOf(bytes);
  return {
    mintA: addressAt(bytes, 8),
    mintB: addressAt(bytes, 40),
    vaultA: addressAt(bytes, 72),
    vaultB: addressAt(bytes, 104),
    feeBps: view.getBigUint64(136, true),
    bump: view.getUint8(144),
  };
}

export function encodeVault(vault: VaultState): Uint8Array {
  const { bytes, view } = blank(VAULT_LENGTH, VAULT_TAG);
  [vault.assetMint, vault.shareMint, vault.assets].forEach((address, index) =>
    bytes.set(bytesOf(address), 8 + 32 * index),
  );
  view.setBigUint64(104, vault.aprBps, true);
  view.setBigUint64(112, vault.totalAssets, true);
  view.setBigInt64(120, vault.updatedAt, true);
  bytes[128] = vault.bump;
  return bytes;
}

export function decodeVault(bytes: Uint8Array): VaultState {
  const view = viewOf(bytes);
  return {
    assetMint: addressAt(bytes, 8),
    shareMint: addressAt(bytes, 40),
    assets: addressAt(bytes, 72),
    aprBps: view.getBigUint64(104, true),
    totalAssets: view.getBigUint64(112, true),
    updatedAt: view.getBigInt64(120, true),
    bump: view.getUint8(128),
  };
}

function blank(length: number, tag: bigint): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(length);
  bytes.set(tagBytes(tag));
  return { bytes, view: viewOf(bytes) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
