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

interface MintFacts {
  readonly symbol: string;
  readonly decimals: number;
  readonly address: string;
  readonly names?: readonly string[];
  readonly shareOf?: Mint;
}

function mint({ symbol, decimals, address, names = [], shareOf }: MintFacts): Mint {
  return {
    address: addressOf(address),
    symbol,
    names,
    decimals,
    ...(shareOf && { shareOf: shareOf.address }),
  };
}

/** Native SOL; the same address names wrapped SOL, which reev wraps and unwraps by itself. */
export const SOL = mint({
  symbol: 'SOL',
  decimals: 9,
  address: 'So11111111111111111111111111111111111111112',
  names: ['solana', 'wsol'],
});
export const USDC = mint({
  symbol: 'USDC',
  decimals: 6,
  address: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  names: ['usd coin'],
});
export const USDT = mint({
  symbol: 'USDT',
  decimals: 6,
  address: 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB',
  names: ['tether'],
});
export const JUP = mint({
  symbol: 'JUP',
  decimals: 6,
  address: 'JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN',
  names: ['jupiter'],
});
export const BONK = mint({
  symbol: 'BONK',
  decimals: 5,
  address: 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263',
});
export const JITOSOL = mint({
  symbol: 'JitoSOL',
  decimals: 9,
  address: 'J1toso1uCk3RLmjorhTtrVwY9HJ7X8V9yYac6Y7kGCPn',
  names: ['jito sol', 'jito staked sol'],
});
export const JLUSDC = mint({
  symbol: 'jlUSDC',
  decimals: 6,
  address: '9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D',
  names: ['jupiter lend usdc'],
  shareOf: USDC,
});
export const JLUSDT = mint({
  symbol: 'jlUSDT',
  decimals: 6,
  address: 'Cmn4v2wipYV41dkakDvCgFJpxhtaaKt11NyWV8pjSE8A',
  names: ['jupiter lend usdt'],
  shareOf: USDT,
});
/** On mainnet its symbol is jlWSOL. */
export const JLSOL = mint({
  symbol: 'jlSOL',
  decimals: 9,
  address: '2uQsyo1fXXQkDtcpXnLofWy88PxcvnfH2L8FPSE62FVU',
  names: ['jlwsol', 'jupiter lend sol'],
  shareOf: SOL,
});

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

/** The share token of the lending vault for `asset`; the asset itself where reev knows no such vault. */
export function shareTokenOf(asset: Address): Address {
  return findShareMint(asset)?.address ?? asset;
}

/** The symbol of a known token, else its address. */
export function symbolOf(mint: Address): string {
  return findMint(mint)?.symbol ?? mint;
}
