import type { Address } from '../../../domain';

/** An account as it is before the first transaction. */
export interface GenesisAccount {
  readonly address: Address;
  readonly lamports: bigint;
  /** The owning program. */
  readonly owner: Address;
  readonly data: Uint8Array;
}

/** The sandbox before the first transaction. */
export interface Genesis {
  readonly programs: readonly { readonly address: Address; readonly elf: Uint8Array }[];
  readonly accounts: readonly GenesisAccount[];
}
