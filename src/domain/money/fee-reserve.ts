/**
 * Lamports that "all my SOL" leaves in the wallet: rent of up to four new token accounts (2,039,280 each), the
 * rent-exempt minimum of the wallet itself (890,880), and fees.
 */
export const SOL_RESERVE = 10_000_000n;

/** Lamports that one step may cost beside what it moves: fees of two signatures and rent of two token accounts. */
export const STEP_OVERHEAD = 5_000_000n;
