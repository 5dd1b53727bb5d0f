import { type WalletContext, BONK, SOL, USDC, addressOf } from '../domain';

/** A wallet with a balance and a price of everything that tests speak of. */
export const WALLET: WalletContext = {
  owner: addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm'),
  solBalance: 5_000_000_000n,
  tokenBalances: [
    { mint: USDC.address, symbol: 'USDC', decimals: 6, balance: 1_000_500_000n, formattedAmount: '1000.5' },
    { mint: BONK.address, symbol: 'BONK', decimals: 5, balance: 300_000n, formattedAmount: '3' },
  ],
  tokenPrices: new Map([
    [SOL.address, 150],
    [USDC.address, 1],
  ]),
  totalValueUsd: 1_750.5,
  resolvedAt: '2026-01-01T00:00:00.000Z',
  resolutionMs: 1,
};
