import { type FactoryProvider, Module, type Type } from '@nestjs/common';
import type { ActionTool, QueryTool } from '../domain';
import { LedgerModule } from '../ledger';
import { JupiterLendAdapter } from './jupiter-lend/jupiter-lend.adapter';
import { VaultDirectory } from './jupiter-lend/vault-directory';
import { VaultPositions } from './jupiter-lend/vault-positions';
import { ExchangeVenue } from './jupiter-swap/exchange.venue';
import { JupiterSwapAdapter } from './jupiter-swap/jupiter-swap.adapter';
import { MarketMakerVenue } from './jupiter-swap/market-maker.venue';
import { PoolDirectory } from './jupiter-swap/pool-directory';
import { LendingPositions } from './lending-positions';
import { NativeAdapter } from './native/native.adapter';
import { PriceFeed } from './price-feed';
import { SandboxPriceFeed } from './prices/sandbox-price-feed';
import type { ProtocolAdapter, QueryAdapter } from './protocol-adapter';
import { PROTOCOL_ADAPTERS, ProtocolRegistry, QUERY_ADAPTERS } from './protocol-registry';
import { BalanceQuery } from './queries/balance.query';
import { LendingQuery } from './queries/lending.query';
import { SplAdapter } from './spl/spl.adapter';

const adapters = {
  sol_transfer: NativeAdapter,
  spl_transfer: SplAdapter,
  jupiter_swap: JupiterSwapAdapter,
  jupiter_lend_earn_deposit: JupiterLendAdapter,
  jupiter_lend_earn_withdraw: JupiterLendAdapter,
  jupiter_lend_earn_mint: JupiterLendAdapter,
  jupiter_lend_earn_redeem: JupiterLendAdapter,
} as const satisfies { readonly [T in ActionTool]: Type<ProtocolAdapter<T>> };
const queries = {
  get_account_balance: BalanceQuery,
  get_jupiter_lend_earn_position: LendingQuery,
  get_jupiter_lend_earn_tokens: LendingQuery,
} as const satisfies { readonly [T in QueryTool]: Type<QueryAdapter<T>> };
const markets = [PoolDirectory, VaultDirectory, ExchangeVenue, MarketMakerVenue];
const ports = [
  { provide: PriceFeed, useClass: SandboxPriceFeed },
  { provide: LendingPositions, useClass: VaultPositions },
  tableOf(PROTOCOL_ADAPTERS, adapters),
  tableOf(QUERY_ADAPTERS, queries),
];

/** Steps -> instructions, and answers to read-only tools. */
@Module({
  imports: [LedgerModule],
  providers: [...classesOf(adapters), ...classesOf(queries), ...markets, ...ports, ProtocolRegistry],
  exports: [ProtocolRegistry, PriceFeed, LendingPositions, VaultDirectory],
})
export class ProtocolsModule {}

type ByTool = Readonly<Record<string, Type>>;

function classesOf(byTool: ByTool): readonly Type[] {
  return [...new Set(Object.values(byTool))];
}

/** The same table with an instance for each class. */
function tableOf(token: symbol, byTool: ByTool): FactoryProvider {
  const tools = Object.keys(byTool);
  const useFactory = (...all: readonly unknown[]) =>
    Object.fromEntries(tools.map((tool, index) => [tool, all[index]]));
  return { provide: token, useFactory, inject: Object.values(byTool) };
}
