import type { Address } from '../domain';

/** US dollar prices of whole tokens. Estimates for people and for `usd` amounts; never used to bound a debit. */
export abstract class PriceFeed {
  /** Prices of those of `mints` that have one. */
  abstract prices(mints: readonly Address[]): Promise<ReadonlyMap<Address, number>>;
}
