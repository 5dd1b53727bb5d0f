import bs58 from 'bs58';

declare const addressBrand: unique symbol;

/** A Solana account address: base58 text of exactly 32 bytes. Made by {@link parseAddress} only. */
export type Address = string & { readonly [addressBrand]: true };

const BASE58_OF_32_BYTES = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;

/** The address that `text` spells, or `undefined` when it is not base58 of 32 bytes. */
export function parseAddress(text: string): Address | undefined {
  if (!BASE58_OF_32_BYTES.test(text)) return undefined;
  return bs58.decodeUnsafe(text)?.length === 32 ? (text as Address) : undefined;
}

/**
 * The address that a literal in our own code spells.
 * @throws {TypeError} when it is not one: a typing mistake in the source, never user input.
 */
export function addressOf(literal: string): Address {
  const address = parseAddress(literal);
  if (address === undefined) throw new TypeError(`"${literal}" is not a Solana address`);
  return address;
}
