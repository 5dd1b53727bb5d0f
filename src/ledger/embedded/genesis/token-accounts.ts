import { none, some } from '@solana/kit';
import { AccountState, getMintEncoder, getTokenEncoder } from '@solana-program/token';
import { type Address, type Mint, SOL } from '../../../domain';
import { TOKEN_PROGRAM } from './addresses';
import type { GenesisAccount } from './genesis';

/** Rent-exempt minimum of a token account (165 bytes), a mint (82 bytes), and an empty account, in lamports. */
export const TOKEN_ACCOUNT_RENT = 2_039_280n;
export const MINT_RENT = 1_461_600n;
export const ACCOUNT_RENT = 890_880n;

export interface TokenAccountSeed {
  readonly address: Address;
  readonly owner: Address;
  readonly mint: Address;
  readonly raw: bigint;
}

/** A token account as the Token program would have made it; wrapped SOL holds its amount in lamports too. */
export function tokenAccount({ address, owner, mint, raw }: TokenAccountSeed): GenesisAccount {
  const isNative = mint === SOL.address;
  const data = getTokenEncoder().encode({
    mint: mint as never,
    owner: owner as never,
    amount: raw,
    delegate: none(),
    state: AccountState.Initialized,
    isNative: isNative ? some(TOKEN_ACCOUNT_RENT) : none(),
    delegatedAmount: 0n,
    closeAuthority: none(),
  });
  const lamports = TOKEN_ACCOUNT_RENT + (isNative ? raw : 0n);
  return { address, lamports, owner: TOKEN_PROGRAM, data: Uint8Array.from(data) };
}

/** @param authority who may mint; absent: nobody */
export function mintAccount(mint: Mint, supply: bigint, authority?: Address): GenesisAccount {
  const data = getMintEncoder().encode({
    mintAuthority: authority === undefined ? none() : some(authority as never),
    supply,
    decimals: mint.decimals,
    isInitialized: true,
    freezeAuthority: none(),
  });
  return { address: mint.address, lamports: MINT_RENT, owner: TOKEN_PROGRAM, data: Uint8Array.from(data) };
}
