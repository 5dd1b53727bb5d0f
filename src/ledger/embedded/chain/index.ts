export type { AccountPatch } from './chain-cheats';
export type { HistoricTransaction, HistoryEntry } from './chain-history';
export type { ChainEvent } from '../sandbox';
export { INSTRUCTION_ERRORS, TRANSACTION_ERRORS } from '../runtime-error-names';
export type { VmError } from '../vm-error';
export { type ChainSimulation, ChainTransactions } from './chain-transactions';
export type { ExecutionDetail, InnerInstruction, TokenBalance } from './execution-detail';
export { feeOf } from './fee-of';
export {
  type MessageContent,
  type OutsideTransaction,
  type TransactionVersion,
  readMessage,
  readTransaction,
} from './outside-transaction';
export { SandboxChain } from './sandbox-chain';
