import bs58 from 'bs58';
import { type Address, addressOf } from '../../domain';
import { fundedAccounts } from '../embedded/funded-accounts';
import { SYSTEM_PROGRAM } from '../embedded/genesis';
import type { MessageLayout, ProgramCall } from '../embedded/message-layout';

/** A call that a program made, as nodes tell it: by indexes, by addresses, or in words where they know the program. */
type InnerCall =
  | { readonly programIdIndex: number; readonly accounts: readonly number[]; readonly data: string }
  | { readonly programId: string; readonly accounts: readonly string[]; readonly data: string }
  | { readonly programId: string; readonly parsed: unknown };

export interface InnerCalls {
  readonly instructions: readonly InnerCall[];
}

/** What the calls of a transaction, at any depth, say beside what they did to accounts. */
export interface CallFacts {
  /** Every program called. */
  readonly programs: readonly Address[];
  /** Lamports that the fee payer put into other accounts, by account. */
  readonly funded: ReadonlyMap<Address, bigint>;
}

/** Sets limits for the transaction and pays for its priority; the ledger adds it, and it touches no account. */
export const COMPUTE_BUDGET_PROGRAM = addressOf('ComputeBudget111111111111111111111111111111');

/** @param layout of the message, addresses from lookup tables included */
export function callFacts(layout: MessageLayout, inner: readonly InnerCalls[]): CallFacts {
  const [payer] = layout.signers;
  if (payer === undefined) throw new RangeError('A transaction has a fee payer');
  const programs = new Set(layout.calls.flatMap(({ program }) => layout.accounts[program] ?? []));
  const funded = fundedAccounts(payer, layout.accounts, layout.calls);
  for (const call of inner.flatMap(({ instructions }) => instructions)) {
    const { program, sums } = readCall(payer, layout.accounts, call);
    programs.add(program);
    for (const [account, lamports] of sums) funded.set(account, (funded.get(account) ?? 0n) + lamports);
  }
  programs.delete(COMPUTE_BUDGET_PROGRAM);
  return { programs: [...programs], funded };
}

interface ReadCall {
  readonly program: Address;
  readonly sums: ReadonlyMap<Address, bigint>;
}

function readCall(payer: Address, accounts: readonly Address[], call: InnerCall): ReadCall {
  if ('programIdIndex' in call) {
    const program = accounts[call.programIdIndex];
    if (program === undefined) throw new RangeError(`The transaction has no account ${call.programIdIndex}`);
    return { program, sums: fundedAccounts(payer, accounts, [indexed(call.programIdIndex, call)]) };
  }
  const program = addressOf(call.programId);
  if ('parsed' in call)
    return { program, sums: program === SYSTEM_PROGRAM ? funding(payer, call.parsed) : new Map() };
  const named = [...call.accounts.map(addressOf), program];
  const indexes = call.accounts.map((_account, index) => index);
  const last = indexed(named.length - 1, { accounts: indexes, data: call.data });
  return { program, sums: fundedAccounts(payer, named, [last]) };
}

function indexed(
  program: number,
  { accounts, data }: { readonly accounts: readonly number[]; readonly data: string },
): ProgramCall {
  return { program, accounts: Uint8Array.from(accounts, Number), data: bs58.decode(data) };
}

/** Lamports that a call of the System program moves, told in words. */
function funding(payer: Address, parsed: unknown): Map<Address, bigint> {
  const info = memberOf(parsed, 'info');
  const [from, lamports] = [memberOf(info, 'source'), memberOf(info, 'lamports')];
  const to = memberOf(info, 'newAccount') ?? memberOf(info, 'destination');
  const isAmount = typeof lamports === 'bigint' || typeof lamports === 'number';
  if (from !== payer || typeof to !== 'string' || !isAmount) return new Map();
  return new Map([[addressOf(to), BigInt(lamports)]]);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
