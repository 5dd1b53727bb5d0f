import { type Address, SOL } from '../money';
import type { WalletContext } from './wallet-context';

/** How much of one token a wallet holds. */
export interface Holding {
  readonly mint: Address;
  /** Raw units. */
  readonly raw: bigint;
}

/** Everything that a wallet held, SOL first. */
export function holdingsOf({ solBalance, tokenBalances }: WalletContext): readonly Holding[] {
  const tokens = tokenBalances.map(({ mint, balance }) => ({ mint, raw: balance }));
  return [{ mint: SOL.address, raw: solBalance }, ...tokens];
}
