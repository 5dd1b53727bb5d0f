import { randomBytes } from 'node:crypto';
import type { KnownAccount } from '../../agent';
import { type Address, parseAddress } from '../../domain';
import { Ed25519Key, associatedTokenAddress } from '../../ledger';
import type { AccountRef, BenchmarkFile } from '../../benchmark-file';

/** The address that every name of a file has in one run. */
export type AccountAddresses = Readonly<Record<string, Address>>;

/**
 * Addresses for one run: every wallet that the file lists gets one that nobody ever used, even where the file names an
 * address, so that no run meets another's money. Token accounts are derived from their wallets.
 */
export async function accountAddresses(file: BenchmarkFile): Promise<AccountAddresses> {
  const addresses: Record<string, Address> = {};
  for (const account of file.initialState) {
    const wallet = account.kind === 'wallet' ? account.pubkey : account.owner;
    addresses[wallet] ??= freshAddress();
  }
  for (const account of file.initialState) {
    if (account.kind === 'wallet') continue;
    const owner = addresses[account.owner];
    if (owner) addresses[account.pubkey] = await associatedTokenAddress(owner, account.mint);
  }
  return addresses;
}

/** The address that is meant; a name of no account of the run spells an address itself. */
export async function resolveAccount(ref: AccountRef, addresses: AccountAddresses): Promise<Address> {
  if (ref.kind === 'named') return resolveName(ref.name, addresses);
  return associatedTokenAddress(resolveName(ref.owner, addresses), ref.mint);
}

export function resolveName(name: string, addresses: AccountAddresses): Address {
  const address = (Object.hasOwn(addresses, name) ? addresses[name] : undefined) ?? parseAddress(name);
  if (address === undefined) throw new RangeError(`${name} has no address in this run`);
  return address;
}

/** What an agent is told of the accounts. */
export function knownAccounts(file: BenchmarkFile, addresses: AccountAddresses): KnownAccount[] {
  const owners = new Map(
    file.initialState.map((account) => [
      account.pubkey,
      account.kind === 'wallet' ? account.pubkey : account.owner,
    ]),
  );
  return Object.entries(addresses).map(([name, address]) => ({
    name,
    address,
    owner: resolveName(owners.get(name) ?? name, addresses),
  }));
}

function freshAddress(): Address {
  return new Ed25519Key(randomBytes(32)).address;
}
