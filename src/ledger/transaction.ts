import type { Address, MetFault } from '../domain';

/** One program call. */
export interface Instruction {
  readonly programAddress: Address;
  readonly accounts: readonly InstructionAccount[];
  readonly data: Uint8Array;
}

export interface InstructionAccount {
  readonly address: Address;
  readonly isSigner: boolean;
  readonly isWritable: boolean;
}

/** Somebody besides the wallet who must sign, such as a market maker. */
export interface CoSigner {
  readonly address: Address;
  /** The ed25519 signature (64 bytes) of the compiled message. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

export interface TransactionRequest {
  /** The wallet: pays fees and signs. */
  readonly feePayer: Address;
  readonly instructions: readonly Instruction[];
  readonly coSigners?: readonly CoSigner[];
  /** What the instructions are for, when they are for several things. */
  readonly parts?: readonly TransactionPart[];
  /** What the sandbox is to have go wrong with it; it stays with the transaction from its compilation to its end. */
  readonly fault?: MetFault;
}

/** Instructions of a transaction that belong together, after those of the part before. */
export interface TransactionPart {
  /** What they are for. */
  readonly label: string;
  /** How many they are. */
  readonly instructions: number;
}

export interface UnsignedTransaction {
  readonly feePayer: Address;
  /** The compiled v0 message. */
  readonly message: Uint8Array;
  readonly coSigners: readonly CoSigner[];
  readonly blockhash: string;
  readonly lastValidBlockHeight: bigint;
  /** Bytes on the wire, signatures included. */
  readonly size: number;
  readonly parts?: readonly TransactionPart[];
  readonly fault?: MetFault;
}

export interface SignedTransaction extends Omit<UnsignedTransaction, 'coSigners'> {
  /** The first signature, base58: the transaction's name. */
  readonly signature: string;
  /** The whole transaction as it goes over the wire. */
  readonly wire: Uint8Array;
}

/** A transaction that only its wallet's signature is missing of. */
export interface ProposedTransaction {
  /** As it goes over the wire, with 64 zeros for the wallet's signature and all others in place. */
  readonly wire: Uint8Array;
  readonly blockhash: string;
  /** It can no longer land once the ledger's block height is above this. */
  readonly lastValidBlockHeight: bigint;
  readonly parts?: readonly TransactionPart[];
}

/** Largest transaction that the network takes, in bytes. */
export const MAX_TRANSACTION_SIZE = 1232;
