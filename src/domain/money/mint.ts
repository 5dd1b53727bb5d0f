import { type Address, addressOf } from './address';

/** A fungible token that reev knows by name. */
export interface Mint {
  readonly address: Address;
  readonly symbol: string;
  /** Common names in lower case, besides the symbol. */
  readonly names: readonly string[];
  /** Digits after the point of one whole token: 9 means that 1 token is 10^9 raw units. */
  readonly decimals: number;
  /** For a share token of a lending vault: the token that the vault lends. */
  readonly shareOf?: Address;
}

function mint(symbol: string, decimals: number, address: string, names: string[] = [], shareOf?: Mint): Mint {
  return {
    address: addressOf(address),
    symbol,
    names,
    decimals,
    ...(shareOf && { shareOf: shareOf.address }),
  };
}

/** Native SOL; the same address names wrapped SOL, which reev wraps and unwraps by itself. */
export const SOL = mint('SOL', 9, 'So11111111111111111111111111111111111111112', ['solana', 'wsol']);
export const USDC = mint('USDC', 6, 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', ['usd coin']);
export const USDT = mint('USDT', 6, 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB', ['tether']);
export const JUP = mint('JUP', 6, 'JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN', ['jupiter']);
export const BONK = mint('BONK', 5, 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263', ['bonk']);
export const JITOSOL = mint('JitoSOL', 9, 'J1toso1uCk3RLmjorhTtrVwY9HJ7X8V9yYac6Y7kGCPn', [
  'jito sol',
  'jito staked sol',
]);
export const JLUSDC = mint(
  'jlUSDC',
  6,
  '9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D',
  ['jupiter lend usdc'],
  USDC,
);
export const JLUSDT = mint(
  'jlUSDT',
  6,
  'Cmn4v2wipYV41dkakDvCgFJpxhtaaKt11NyWV8pjSE8A',
  ['jupiter lend usdt'],
  USDT,
);
export const JLSOL = mint(
  'jlSOL',
  9,
  '2uQsyo1fXXQkDtcpXnLofWy88PxcvnfH2L8FPSE62FVU',
  ['jlwsol', 'jupiter lend sol'],
  SOL,
);

/** Every token that reev knows, in the order in which views list them. */
export const KNOWN_MINTS: readonly Mint[] = [SOL, USDC, USDT, JUP, BONK, JITOSOL, JLUSDC, JLUSDT, JLSOL];

const byAddress = new Map(KNOWN_MINTS.map((known) => [known.address, known]));
const byShareOf = new Map(
  KNOWN_MINTS.flatMap((known) => (known.shareOf ? [[known.shareOf, known] as const] : [])),
);

/** The known token at `address`. */
export function findMint(address: Address): Mint | undefined {
  return byAddress.get(address);
}

/** The share token of the lending vault for `asset`, if there is such a vault. */
export function findShareMint(asset: Address): Mint | undefined {
  return byShareOf.get(asset);
}
