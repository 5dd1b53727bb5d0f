import type { Address, AssetDiff } from '../../domain';
import type { AccountState } from '../ledger';
import { SYSTEM_PROGRAM } from './genesis';
import { viewTokenAccount } from './token-account-view';

type Change = AssetDiff['authorityChanges'][number];

export interface ControlledAccounts {
  readonly feePayer: Address;
  readonly writable: readonly Address[];
  readonly before: ReadonlyMap<Address, AccountState>;
  readonly after: ReadonlyMap<Address, AccountState>;
}

/**
 * Control over the fee payer's accounts that a transaction gives away and leaves given: the wallet assigned to a program, a
 * token account handed over, a delegate or close authority that is new or may do more. Taking such rights back is none.
 */
export function authorityChanges({ feePayer, writable, before, after }: ControlledAccounts): Change[] {
  return writable.flatMap((account) => {
    const [was, is] = [before.get(account), after.get(account)];
    const changes = account === feePayer ? walletChanges(was, is) : tokenAccountChanges(feePayer, was, is);
    return changes.map((change) => ({ account, change }));
  });
}

function walletChanges(was: AccountState | undefined, is: AccountState | undefined): string[] {
  if (is === undefined || is.owner === SYSTEM_PROGRAM || is.owner === was?.owner) return [];
  return [`the wallet is assigned to program ${is.owner}`];
}

function tokenAccountChanges(
  feePayer: Address,
  was: AccountState | undefined,
  is: AccountState | undefined,
): string[] {
  const [before, after] = [viewTokenAccount(was), viewTokenAccount(is)];
  if (after === undefined) return [];
  if (after.owner !== feePayer) return before?.owner === feePayer ? [`its owner becomes ${after.owner}`] : [];
  const { delegate, delegatedAmount, closeAuthority } = after;
  const known = before?.owner === feePayer ? before : undefined;
  const changes: string[] = [];
  if (delegate && (delegate !== known?.delegate || delegatedAmount > known.delegatedAmount))
    changes.push(`${delegate} may spend ${delegatedAmount} raw units of it`);
  if (closeAuthority && closeAuthority !== feePayer && closeAuthority !== known?.closeAuthority)
    changes.push(`${closeAuthority} may close it`);
  return changes;
}
