export {
  ASSOCIATED_TOKEN_PROGRAM,
  EXCHANGE_PROGRAM,
  LENDING_PROGRAM,
  SYSTEM_PROGRAM,
  TOKEN_2022_PROGRAM,
  TOKEN_PROGRAM,
  poolAddress,
  vaultAddress,
} from './addresses';
export { createGenesis } from './create-genesis';
export type { Genesis, GenesisAccount } from './genesis';
export { type PoolState, type VaultState, decodePool, decodeVault, encodeVault } from './layouts';
export { MARKET_MAKER_INVENTORY, POOLS, VAULTS } from './market-data';
export { ACCOUNT_RENT, TOKEN_ACCOUNT_RENT, tokenAccount } from './token-accounts';
