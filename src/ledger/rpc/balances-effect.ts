import { type Address, type AssetDiff, SOL, addressOf } from '../../domain';
import { type HoldingAccount, measureHoldings } from '../embedded/measure-holdings';
import type { MessageLayout } from '../embedded/message-layout';
import { type InnerCalls, callFacts } from './inner-calls';

/** The balances of a transaction's accounts before and after it, as nodes tell them: in the order of the accounts. */
export interface Balances {
  readonly preBalances: readonly bigint[];
  readonly postBalances: readonly bigint[];
  readonly preTokenBalances: readonly TokenBalance[];
  readonly postTokenBalances: readonly TokenBalance[];
}

interface TokenBalance {
  readonly accountIndex: number;
  readonly mint: string;
  readonly owner?: string;
  readonly uiTokenAmount: { readonly amount: string };
}

/**
 * What a transaction did to holdings, by balances of the moment in which it ran: nothing that others do besides is in them.
 * @param layout of the message, addresses from lookup tables included
 */
export function measureBalances(
  layout: MessageLayout,
  balances: Balances,
  inner: readonly InnerCalls[],
): Omit<AssetDiff, 'authorityChanges'> {
  const [feePayer] = layout.signers;
  if (feePayer === undefined) throw new RangeError('A transaction has a fee payer');
  const { programs, funded } = callFacts(layout, inner);
  const [before, after] = [
    holdings(balances.preBalances, balances.preTokenBalances),
    holdings(balances.postBalances, balances.postTokenBalances),
  ];
  const accounts = layout.accounts.map((address, index) => ({
    before: before(address, index),
    after: after(address, index),
  }));
  return { ...measureHoldings({ feePayer, accounts, funded }), programs };
}

function holdings(lamports: readonly bigint[], tokens: readonly TokenBalance[]) {
  const byIndex = new Map(tokens.map((balance) => [balance.accountIndex, balance]));
  return (address: Address, index: number): HoldingAccount => ({
    address,
    lamports: lamports[index] ?? 0n,
    tokens: tokensOf(byIndex.get(index)),
  });
}

/** Nodes that do not tell the owner are older than any transaction of this ledger. */
function tokensOf(balance: TokenBalance | undefined): HoldingAccount['tokens'] {
  if (balance?.owner === undefined) return undefined;
  const mint = addressOf(balance.mint);
  return {
    ...{ mint, owner: addressOf(balance.owner), amount: BigInt(balance.uiTokenAmount.amount) },
    isNative: mint === SOL.address,
  };
}
