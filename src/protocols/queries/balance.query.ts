import { Injectable } from '@nestjs/common';
import { type Address, type CallOf, SOL, decimalFromRaw, findMint } from '../../domain';
import { Ledger, type TokenHolding } from '../../ledger';
import { PriceFeed } from '../price-feed';
import { QueryAdapter } from '../protocol-adapter';

/** What a wallet holds, all of it or one token, with its worth. */
@Injectable()
export class BalanceQuery extends QueryAdapter<'get_account_balance'> {
  constructor(
    private readonly ledger: Ledger,
    private readonly prices: PriceFeed,
  ) {
    super();
  }

  async query(wallet: Address, { mint }: CallOf<'get_account_balance'>): Promise<unknown> {
    const { lamports, tokens } = await this.ledger.readBalances(wallet);
    const all: readonly TokenHolding[] = [
      { mint: SOL.address, decimals: SOL.decimals, raw: lamports },
      ...tokens,
    ];
    const asked = mint === undefined ? all : [all.find((holding) => holding.mint === mint) ?? nothing(mint)];
    const prices = await this.prices.prices(asked.map((holding) => holding.mint));
    const balances = asked.map((holding) => lineOf(holding, prices.get(holding.mint)));
    return {
      wallet,
      balances,
      totalUsd: cents(balances.reduce((total, { usdValue }) => total + (usdValue ?? 0), 0)),
    };
  }
}

function nothing(mint: Address): TokenHolding {
  return { mint, decimals: findMint(mint)?.decimals ?? 0, raw: 0n };
}

function lineOf({ mint, decimals, raw }: TokenHolding, price: number | undefined) {
  const usdValue = price === undefined ? null : cents((Number(raw) / 10 ** decimals) * price);
  return {
    mint,
    symbol: findMint(mint)?.symbol ?? '',
    decimals,
    raw,
    amount: decimalFromRaw(raw, decimals),
    usdValue,
  };
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
