export { LandedCheck, type LandedVerdict } from './landed-check';
export {
  type AccountState,
  type LandedTransaction,
  Ledger,
  type LedgerTime,
  type SendOutcome,
  type Simulation,
  type TokenHolding,
  type WalletBalances,
} from './ledger';
export { LedgerError } from './ledger-error';
export {
  type CoSigner,
  type Instruction,
  type InstructionAccount,
  MAX_TRANSACTION_SIZE,
  type SignedTransaction,
  type TransactionRequest,
  type UnsignedTransaction,
} from './transaction';
