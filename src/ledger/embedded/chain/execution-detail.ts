import type { Address } from '../../../domain';
import type { AccountState } from '../../ledger';
import type { LoadedAddresses, MessageLayout } from '../message-layout';
import type { SandboxAccounts } from '../sandbox-accounts';
import type { Trace } from '../sandbox-engine';
import { viewTokenAccount } from '../token-account-view';
import type { VmError } from '../vm-error';

/** What an account of a transaction holds of a token. */
export interface TokenBalance {
  /** Which account of the transaction it is. */
  readonly account: number;
  readonly mint: Address;
  readonly owner: Address;
  readonly program: Address;
  readonly raw: bigint;
  readonly decimals: number;
}

/** A call that a program made; the numbers are indexes into the accounts of the transaction. */
export interface InnerInstruction {
  /** Which instruction of the transaction it was made in. */
  readonly within: number;
  readonly program: number;
  readonly accounts: readonly number[];
  /** Base64. */
  readonly data: string;
  readonly stackHeight: number;
}

/** What running a transaction did, in the order of its accounts. */
export interface ExecutionDetail {
  readonly error?: VmError;
  /** Lamports. */
  readonly fee: bigint;
  readonly preBalances: readonly bigint[];
  readonly postBalances: readonly bigint[];
  readonly preTokenBalances: readonly TokenBalance[];
  readonly postTokenBalances: readonly TokenBalance[];
  readonly innerInstructions: readonly InnerInstruction[];
  readonly loaded: LoadedAddresses;
  readonly logs: readonly string[];
  readonly computeUnits: bigint;
  /** The data in base64. */
  readonly returned?: { readonly program: Address; readonly data: string };
  /** What the message says to people, each text after its length. */
  readonly memo?: string;
}

const MEMO_PROGRAMS: ReadonlySet<string> = new Set([
  'Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo',
  'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr',
]);

export const NOTHING_LOADED: LoadedAddresses = { writable: [], readonly: [] };

/** @param accounts in which the accounts of the transaction are in memory */
export function executionDetail(
  { layout, result, before, after }: Trace,
  accounts: SandboxAccounts,
  loaded: LoadedAddresses = NOTHING_LOADED,
): ExecutionDetail {
  const writable = new Set(layout.writable);
  const statesIn = (states: Trace['before']) =>
    layout.accounts.map((address) => (writable.has(address) ? states.get(address) : accounts.get(address)));
  const [pre, post] = [statesIn(before), statesIn(after)];
  const [preBalances, postBalances] = [pre.map(lamportsOf), post.map(lamportsOf)];
  return {
    ...(result.error && { error: result.error }),
    fee: sum(preBalances) - sum(postBalances),
    preBalances,
    postBalances,
    preTokenBalances: tokenBalances(pre, accounts),
    postTokenBalances: tokenBalances(post, accounts),
    innerInstructions: innerInstructions(result),
    loaded,
    logs: result.logs,
    computeUnits: result.computeUnits,
    ...memoIn(layout),
    ...(result.returned && { returned: { ...result.returned, data: base64(result.returned.data) } }),
  };
}

function memoIn({ accounts, calls }: MessageLayout): { memo?: string } {
  const memos = calls.filter(({ program }) => MEMO_PROGRAMS.has(accounts[program] ?? ''));
  if (memos.length === 0) return {};
  return {
    memo: memos.map(({ data }) => `[${data.length}] ${Buffer.from(data).toString('utf8')}`).join('; '),
  };
}

function innerInstructions({ innerCalls }: Trace['result']): InnerInstruction[] {
  return innerCalls.map(({ instruction, program, accounts, data, stackHeight }) => {
    return { within: instruction, program, accounts: [...accounts], data: base64(data), stackHeight };
  });
}

function tokenBalances(
  states: readonly (AccountState | undefined)[],
  accounts: SandboxAccounts,
): TokenBalance[] {
  return states.flatMap((state, account) => {
    const view = viewTokenAccount(state);
    if (state === undefined || view === undefined) return [];
    const { mint, owner, amount: raw } = view;
    return [{ account, mint, owner, program: state.owner, raw, decimals: accounts.decimalsOf(mint) }];
  });
}

function lamportsOf(state: AccountState | undefined): bigint {
  return state?.lamports ?? 0n;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
