import type { Address } from '../../domain';
import type { AccountState, TokenHolding } from '../ledger';
import { viewTokenAccount } from './token-account-view';

/** What token accounts hold for a wallet, by token in order of the mints' addresses; empty ones left out. */
export function holdingsOf(
  owner: Address,
  accounts: Iterable<AccountState | undefined>,
): Omit<TokenHolding, 'decimals'>[] {
  const byMint = new Map<Address, bigint>();
  for (const account of accounts) {
    const view = viewTokenAccount(account);
    if (view?.owner === owner && view.amount > 0n)
      byMint.set(view.mint, (byMint.get(view.mint) ?? 0n) + view.amount);
  }
  return [...byMint].map(([mint, raw]) => ({ mint, raw })).sort((a, b) => (a.mint < b.mint ? -1 : 1));
}
