import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../common/clock';
import {
  type Address,
  KNOWN_MINTS,
  SOL,
  type TokenBalance,
  type WalletContext,
  decimalFromRaw,
  findMint,
} from '../domain';
import { Ledger, type TokenHolding, type WalletBalances } from '../ledger';
import { PriceFeed } from '../protocols';

/** How long a wallet's balances are taken for known, and how many wallets. */
const WALLETS = { max: 10_000, ttl: 300_000 } as const;
/** How long prices are taken for known. */
const PRICE_TTL_MS = 30_000;

type Prices = ReadonlyMap<Address, number>;

/** Reads what a plan needs to know of a wallet: balances and prices, in parallel, from short-lived caches. */
@Injectable()
export class ContextResolver implements OnModuleDestroy {
  private readonly wallets: LRUCache<Address, WalletBalances>;
  private readonly prices: LRUCache<'prices', Prices>;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly ledger: Ledger,
    private readonly priceFeed: PriceFeed,
    private readonly clock: Clock,
  ) {
    const perf = { now: () => clock.now() };
    this.wallets = new LRUCache({ ...WALLETS, perf, ttlResolution: 0 });
    this.prices = new LRUCache({ max: 1, ttl: PRICE_TTL_MS, perf, ttlResolution: 0 });
    this.unsubscribe = ledger.onChange((owners) => owners.forEach((owner) => this.wallets.delete(owner)));
  }

  onModuleDestroy(): void {
    this.unsubscribe();
  }

  async resolve(owner: Address): Promise<WalletContext> {
    const startedAt = this.clock.now();
    const [balances, prices] = await Promise.all([this.balancesOf(owner), this.currentPrices()]);
    const tokenBalances = balances.tokens.map(describe);
    return {
      owner,
      solBalance: balances.lamports,
      tokenBalances,
      tokenPrices: prices,
      totalValueUsd: totalValue(balances, prices),
      resolvedAt: this.clock.timestamp(),
      resolutionMs: this.clock.now() - startedAt,
    };
  }

  private async balancesOf(owner: Address): Promise<WalletBalances> {
    const known = this.wallets.get(owner);
    if (known) return known;
    await this.ledger.admit(owner);
    const balances = await this.ledger.readBalances(owner);
    // Of a ledger that others use too, nobody tells when they change a wallet.
    if (this.ledger.kind === 'sandbox') this.wallets.set(owner, balances);
    return balances;
  }

  private async currentPrices(): Promise<Prices> {
    const known = this.prices.get('prices');
    if (known) return known;
    const prices = await this.priceFeed.prices(KNOWN_MINTS.map((mint) => mint.address));
    this.prices.set('prices', prices);
    return prices;
  }
}

function describe({ mint, decimals, raw }: TokenHolding): TokenBalance {
  return {
    mint,
    symbol: findMint(mint)?.symbol ?? '',
    decimals,
    balance: raw,
    formattedAmount: decimalFromRaw(raw, decimals),
  };
}

/** An estimate in whole cents. */
function totalValue(balances: WalletBalances, prices: Prices): number {
  const sol = { mint: SOL.address, decimals: SOL.decimals, raw: balances.lamports };
  const value = [sol, ...balances.tokens].reduce(
    (total, { mint, decimals, raw }) => total + (Number(raw) / 10 ** decimals) * (prices.get(mint) ?? 0),
    0,
  );
  return Math.round(value * 100) / 100;
}
