import { Module } from '@nestjs/common';
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
import { PROTOCOL_ADAPTERS, ProtocolRegistry, QUERY_ADAPTERS } from './protocol-registry';
import { BalanceQuery } from './queries/balance.query';
import { LendingQuery } from './queries/lending.query';
import { SplAdapter } from './spl/spl.adapter';

const adapters = [NativeAdapter, SplAdapter, JupiterSwapAdapter, JupiterLendAdapter];
const queries = [BalanceQuery, LendingQuery];
const markets = [PoolDirectory, VaultDirectory, ExchangeVenue, MarketMakerVenue];
const ports = [
  { provide: PriceFeed, useClass: SandboxPriceFeed },
  { provide: LendingPositions, useClass: VaultPositions },
  { provide: PROTOCOL_ADAPTERS, useFactory: (...all: unknown[]) => all, inject: adapters },
  { provide: QUERY_ADAPTERS, useFactory: (...all: unknown[]) => all, inject: queries },
];

/** Steps -> instructions, and answers to read-only tools. */
@Module({
  imports: [LedgerModule],
  providers: [...adapters, ...queries, ...markets, ...ports, ProtocolRegistry],
  exports: [ProtocolRegistry, PriceFeed, LendingPositions],
})
export class ProtocolsModule {}
