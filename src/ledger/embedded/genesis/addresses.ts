import { getAddressEncoder, getProgramDerivedAddress } from '@solana/kit';
import { type Address, LENDING_PROGRAM, addressOf } from '../../../domain';
import { POOL_TAG, VAULT_TAG, tagBytes } from './layouts';

export { LENDING_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../../domain';

/** Where the sandbox's programs are deployed: the mainnet ids of Jupiter's swap and lend. */
export const EXCHANGE_PROGRAM = addressOf('JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4');
export const TOKEN_2022_PROGRAM = addressOf('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb');
export const ASSOCIATED_TOKEN_PROGRAM = addressOf('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');

export interface DerivedAddress {
  readonly address: Address;
  readonly bump: number;
}

export function poolAddress(mintA: Address, mintB: Address): Promise<DerivedAddress> {
  return derive(EXCHANGE_PROGRAM, POOL_TAG, mintA, mintB);
}

export function vaultAddress(assetMint: Address, shareMint: Address): Promise<DerivedAddress> {
  return derive(LENDING_PROGRAM, VAULT_TAG, assetMint, shareMint);
}

async function derive(
  program: Address,
  tag: bigint,
  first: Address,
  second: Address,
): Promise<DerivedAddress> {
  const encoder = getAddressEncoder();
  const seeds = [tagBytes(tag), encoder.encode(first as never), encoder.encode(second as never)];
  const [address, bump] = await getProgramDerivedAddress({ programAddress: program as never, seeds });
  return { address: address as string as Address, bump };
}
