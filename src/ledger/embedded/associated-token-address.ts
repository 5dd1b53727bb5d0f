import { findAssociatedTokenPda } from '@solana-program/token';
import { LRUCache } from 'lru-cache';
import type { Address } from '../../domain';
import { TOKEN_PROGRAM } from './genesis/addresses';

/** Deriving one costs several hashes; a wallet's are needed at every step. */
const derived = new LRUCache<string, Address>({ max: 50_000 });

/** The address of `owner`'s usual token account for `mint` (Associated Token Account program, SPL Token). */
export async function associatedTokenAddress(owner: Address, mint: Address): Promise<Address> {
  const key = owner + mint;
  const known = derived.get(key);
  if (known !== undefined) return known;
  const [pda] = await findAssociatedTokenPda({
    owner: owner as never,
    mint: mint as never,
    tokenProgram: TOKEN_PROGRAM as never,
  });
  const address = pda as string as Address;
  derived.set(key, address);
  return address;
}
