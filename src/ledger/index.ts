export { type AddressKind, addressKind, noWallet } from './address-kind';
export { associatedTokenAddress } from './embedded/associated-token-address';
export {
  ASSOCIATED_TOKEN_PROGRAM,
  EXCHANGE_PROGRAM,
  LENDING_PROGRAM,
  POOLS,
  type PoolState,
  SYSTEM_PROGRAM,
  TOKEN_PROGRAM,
  VAULTS,
  type VaultState,
  decodePool,
  decodeVault,
  poolAddress,
  vaultAddress,
} from './embedded/genesis';
export { Ed25519Key } from './embedded/ed25519';
export { SandboxKeyring } from './embedded/sandbox-keyring';
export { SandboxWallets } from './embedded/sandbox-wallets';
export { viewMint, viewTokenAccount } from './embedded/token-account-view';
export { LandedCheck, type LandedVerdict } from './landed-check';
export {
  type AccountState,
  type AccountsAfter,
  type LandedTransaction,
  Ledger,
  type LedgerTime,
  type SendOutcome,
  type Simulation,
  type TokenHolding,
  type WalletBalances,
} from './ledger';
export { LedgerError } from './ledger-error';
export { LedgerModule } from './ledger.module';
export {
  type CoSigner,
  type Instruction,
  type InstructionAccount,
  MAX_TRANSACTION_SIZE,
  type ProposedTransaction,
  type SignedTransaction,
  type TransactionPart,
  type TransactionRequest,
  type UnsignedTransaction,
} from './transaction';
