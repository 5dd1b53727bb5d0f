import type { Address, FaultKind } from '../../../domain';
import type { AccountState } from '../../ledger';
import { EXCHANGE_PROGRAM, LENDING_PROGRAM, SYSTEM_PROGRAM, decodeVault, encodeVault } from '../genesis';
import type { MessageLayout, ProgramCall } from '../message-layout';
import type { SandboxAccounts } from '../sandbox-accounts';
import { viewTokenAccount, withTokenAmount } from '../token-account-view';

/** Accounts as a fault makes them, while one transaction runs. */
export type DisturbedAccounts = readonly AccountState[];

/** How far the price moves against the wallet, in percent. */
const PRICE_MOVE = 20n;

/** The state of the venues that calls of a transaction meet when these have the fault; empty when they call no venue. */
export function disturbedAccounts(
  fault: FaultKind,
  { accounts, calls }: Pick<MessageLayout, 'accounts' | 'calls'>,
  sandbox: SandboxAccounts,
): DisturbedAccounts {
  return calls.flatMap((call) => {
    const program = accounts[call.program];
    const used = [...call.accounts].flatMap((index) => accounts[index] ?? []);
    if (program === EXCHANGE_PROGRAM) return exchange(fault, used, sandbox);
    return program === LENDING_PROGRAM ? vault(fault, used, call, sandbox) : [];
  });
}

/** A pool, the vault that takes and the vault that gives: the accounts of each hop. */
const HOP = 3;
const FIRST_HOP = 4;

function exchange(fault: FaultKind, used: readonly Address[], sandbox: SandboxAccounts): AccountState[] {
  const hops = used.slice(FIRST_HOP);
  const of = (place: number) => hops.filter((_address, index) => index % HOP === place);
  if (fault === 'venue_down') return of(0).map(closed);
  if (fault === 'insufficient_liquidity')
    return of(2).flatMap((address) => holding(sandbox, address, () => 0n));
  if (fault === 'slippage')
    return of(2).flatMap((address) => holding(sandbox, address, (raw) => (raw * (100n - PRICE_MOVE)) / 100n));
  return [];
}

const VAULT = 3;
/** Operations that pay assets in; the others pay them out. */
const PAYS_IN: ReadonlySet<number> = new Set([1, 3]);

function vault(
  fault: FaultKind,
  used: readonly Address[],
  call: ProgramCall,
  sandbox: SandboxAccounts,
): AccountState[] {
  const account = used[VAULT] === undefined ? undefined : sandbox.get(used[VAULT]);
  if (account === undefined) return [];
  if (fault === 'venue_down') return [closed(account.address)];
  const state = decodeVault(account.data);
  if (fault === 'insufficient_liquidity')
    return [{ ...account, data: encodeVault({ ...state, totalAssets: 1n }) }];
  if (fault !== 'slippage') return [];
  const percent = PAYS_IN.has(call.data[0] ?? 0) ? 100n + PRICE_MOVE : 100n - PRICE_MOVE;
  return [{ ...account, data: encodeVault({ ...state, totalAssets: (state.totalAssets * percent) / 100n }) }];
}

function closed(address: Address): AccountState {
  return { address, lamports: 0n, owner: SYSTEM_PROGRAM, data: new Uint8Array() };
}

function holding(
  sandbox: SandboxAccounts,
  address: Address,
  amount: (now: bigint) => bigint,
): AccountState[] {
  const account = sandbox.get(address);
  const now = viewTokenAccount(account)?.amount;
  return account === undefined || now === undefined ? [] : [withTokenAmount(account, amount(now))];
}
