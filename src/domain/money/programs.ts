import { addressOf } from './address';

/** Owns wallets: accounts that hold nothing but SOL. */
export const SYSTEM_PROGRAM = addressOf('11111111111111111111111111111111');

/** Owns token accounts and mints. */
export const TOKEN_PROGRAM = addressOf('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');

/** Jupiter's lending, by its id on mainnet. */
export const LENDING_PROGRAM = addressOf('jup3YeL8QhtSx1e253b2FDvsMNC87fDrgQZivbrndc9');
