import bs58 from 'bs58';
import type { Address } from '../../domain';
import type { ExecutionDetail, InnerInstruction, TokenBalance } from '../../ledger/embedded/chain';
import { statusOf, transactionError } from './transaction-error';
import { tokenAmount } from './token-amount';

/** How instructions of transactions are shown: by the places of accounts, or by their addresses. */
export type InstructionStyle = 'json' | 'jsonParsed';

/** What a transaction did, as `getTransaction` tells it. */
export function encodeMeta(
  detail: ExecutionDetail,
  accounts: readonly Address[],
  style: InstructionStyle,
): object {
  const { loaded } = detail;
  return {
    err: detail.error ? transactionError(detail.error) : null,
    status: statusOf(detail.error),
    fee: detail.fee,
    preBalances: detail.preBalances,
    postBalances: detail.postBalances,
    preTokenBalances: detail.preTokenBalances.map(encodeTokenBalance),
    postTokenBalances: detail.postTokenBalances.map(encodeTokenBalance),
    innerInstructions: encodeInner(detail.innerInstructions, accounts, style),
    logMessages: detail.logs,
    loadedAddresses: { writable: loaded.writable, readonly: loaded.readonly },
    computeUnitsConsumed: detail.computeUnits,
    rewards: [],
    ...(detail.returned && { returnData: encodeReturned(detail) }),
  };
}

/** What a program returned, if one did. */
export function encodeReturned({ returned }: ExecutionDetail): object | null {
  return returned ? { programId: returned.program, data: [returned.data, 'base64'] } : null;
}

export function encodeTokenBalance({ account, mint, owner, program, raw, decimals }: TokenBalance): object {
  return {
    accountIndex: account,
    mint,
    owner,
    programId: program,
    uiTokenAmount: tokenAmount(raw, decimals),
  };
}

/** Calls that programs made, grouped by the instruction that they were made in. */
export function encodeInner(
  calls: readonly InnerInstruction[],
  accounts: readonly Address[],
  style: InstructionStyle,
): object[] {
  const indexes = [...new Set(calls.map(({ within }) => within))];
  return indexes.map((index) => {
    const within = calls.filter((call) => call.within === index);
    return { index, instructions: within.map((call) => encodeCall(toCall(call), accounts, style)) };
  });
}

/** A call with the numbers of its accounts. */
export interface EncodableCall {
  readonly program: number;
  readonly accounts: readonly number[];
  readonly data: Uint8Array;
  readonly stackHeight: number;
}

export function encodeCall(
  { program, accounts: used, data, stackHeight }: EncodableCall,
  accounts: readonly Address[],
  style: InstructionStyle,
): object {
  const encoded = bs58.encode(data);
  if (style === 'json') return { programIdIndex: program, accounts: used, data: encoded, stackHeight };
  const named = used.map((index) => accounts[index]);
  return { programId: accounts[program], accounts: named, data: encoded, stackHeight };
}

function toCall({ program, accounts, data, stackHeight }: InnerInstruction): EncodableCall {
  return { program, accounts, data: Buffer.from(data, 'base64'), stackHeight };
}
