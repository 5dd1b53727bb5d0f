import type { AccountState } from '../../ledger';
import { viewMint, viewTokenAccount } from '../../ledger';
import { tokenAmount } from './token-amount';

const TOKEN_2022 = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';

/** How many decimals a token has. */
export type DecimalsOf = (mint: NonNullable<ReturnType<typeof viewTokenAccount>>['mint']) => number;

/** A token account or a mint in words; undefined for anything else. */
export function parsedTokenAccount(account: AccountState, decimalsOf: DecimalsOf): object | undefined {
  const parsed = holding(account, decimalsOf) ?? mint(account);
  if (parsed === undefined) return undefined;
  const program = account.owner === TOKEN_2022 ? 'spl-token-2022' : 'spl-token';
  return { program, parsed, space: account.data.length };
}

function holding(account: AccountState, decimalsOf: DecimalsOf): object | undefined {
  const view = viewTokenAccount(account);
  if (view === undefined) return undefined;
  const decimals = decimalsOf(view.mint);
  const info = {
    isNative: view.isNative,
    mint: view.mint,
    owner: view.owner,
    state: view.isFrozen ? 'frozen' : 'initialized',
    tokenAmount: tokenAmount(view.amount, decimals),
    ...(view.delegate && {
      delegate: view.delegate,
      delegatedAmount: tokenAmount(view.delegatedAmount, decimals),
    }),
    ...(view.isNative && { rentExemptReserve: tokenAmount(view.nativeRent, decimals) }),
    ...(view.closeAuthority && { closeAuthority: view.closeAuthority }),
  };
  return { type: 'account', info };
}

function mint(account: AccountState): object | undefined {
  const view = viewMint(account);
  if (view === undefined) return undefined;
  const info = {
    decimals: view.decimals,
    freezeAuthority: view.freezeAuthority ?? null,
    isInitialized: view.isInitialized,
    mintAuthority: view.mintAuthority ?? null,
    supply: view.supply.toString(),
  };
  return { type: 'mint', info };
}
