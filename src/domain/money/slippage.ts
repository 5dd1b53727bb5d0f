/** Most that swaps and lending may lose against the quote, in basis points, whoever asks for it. */
export const MAX_SLIPPAGE_BPS = 5_000;
