import type { Address, AssetDiff } from '../../domain';
import type { AccountState } from '../ledger';
import { authorityChanges } from './authority-changes';
import { type HoldingAccount, measureHoldings } from './measure-holdings';
import { viewTokenAccount } from './token-account-view';

/** The writable accounts of a transaction before and after it; an account that does not exist is absent. */
export interface Effect {
  readonly feePayer: Address;
  readonly writable: readonly Address[];
  readonly before: ReadonlyMap<Address, AccountState>;
  readonly after: ReadonlyMap<Address, AccountState>;
  readonly programs: readonly Address[];
  /** Lamports that the fee payer put into an account, by account. */
  readonly funded: ReadonlyMap<Address, bigint>;
}

/** What the accounts say that a transaction did. */
export function measureDiff(effect: Effect): AssetDiff {
  const { feePayer, writable, before, after, programs, funded } = effect;
  const accounts = writable.map((address) => ({
    before: holdingOf(before.get(address)),
    after: holdingOf(after.get(address)),
  }));
  return {
    ...measureHoldings({ feePayer, accounts, funded }),
    programs,
    authorityChanges: authorityChanges(effect),
  };
}

function holdingOf(account: AccountState | undefined): HoldingAccount | undefined {
  if (account === undefined) return undefined;
  const { address, lamports } = account;
  return { address, lamports, tokens: viewTokenAccount(account) };
}
