import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Address } from '../../domain';
import { addressAt, bytesOf } from './address-bytes';
import { ASSOCIATED_TOKEN_PROGRAM, TOKEN_PROGRAM } from './genesis/addresses';
import { isOnCurve } from './is-on-curve';

/** Deriving one costs several hashes; a wallet's are needed at every step. */
const derived = new LRUCache<string, Address>({ max: 50_000 });

/** Ends the seeds of every derived address. */
const MARKER = Buffer.from('ProgramDerivedAddress');

/** The address of `owner`'s usual token account for `mint` (Associated Token Account program). */
export function associatedTokenAddress(
  owner: Address,
  mint: Address,
  tokenProgram: Address = TOKEN_PROGRAM,
): Promise<Address> {
  const key = owner + mint + tokenProgram;
  const known = derived.get(key);
  if (known !== undefined) return Promise.resolve(known);
  const address = derive(owner, mint, tokenProgram);
  derived.set(key, address);
  return Promise.resolve(address);
}

/** The first hash, counting the bump seed down, that no key pair can own. */
function derive(owner: Address, mint: Address, tokenProgram: Address): Address {
  const seeds = Buffer.concat([bytesOf(owner), bytesOf(tokenProgram), bytesOf(mint), Buffer.of(255)]);
  const bumpAt = seeds.length - 1;
  const input = Buffer.concat([seeds, bytesOf(ASSOCIATED_TOKEN_PROGRAM), MARKER]);
  for (let bump = 255; bump >= 0; bump -= 1) {
    input[bumpAt] = bump;
    const candidate = hash('sha256', input, 'buffer');
    if (!isOnCurve(candidate)) return addressAt(candidate);
  }
  throw new RangeError(`No associated token address exists for ${owner} and ${mint}`);
}
