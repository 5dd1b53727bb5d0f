import { AccountRole, type Instruction as KitInstruction } from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import {
  getCloseAccountInstruction,
  getCreateAssociatedTokenIdempotentInstruction,
  getSyncNativeInstruction,
  getTransferCheckedInstruction,
} from '@solana-program/token';
import type { Address } from '../../domain';
import type { Instruction } from '../../ledger';

/** Moves lamports between system accounts. */
export function transferLamports(source: Address, destination: Address, amount: bigint): Instruction {
  return own(
    getTransferSolInstruction({ source: signer(source), destination: destination as never, amount }),
  );
}

/** Makes `owner`'s associated token account `account`; does nothing when it is there. */
export function createTokenAccount(
  payer: Address,
  account: Address,
  owner: Address,
  mint: Address,
): Instruction {
  const accounts = {
    payer: signer(payer),
    ata: account as never,
    owner: owner as never,
    mint: mint as never,
  };
  return own(getCreateAssociatedTokenIdempotentInstruction(accounts));
}

export interface TokenTransfer {
  readonly source: Address;
  readonly destination: Address;
  readonly authority: Address;
  readonly mint: Address;
  readonly amount: bigint;
  readonly decimals: number;
}

/** Moves tokens, and fails when mint or decimals are not what the caller believes. */
export function transferTokens({
  source,
  destination,
  authority,
  mint,
  amount,
  decimals,
}: TokenTransfer): Instruction {
  const accounts = {
    source: source as never,
    destination: destination as never,
    mint: mint as never,
    authority: signer(authority),
  };
  return own(getTransferCheckedInstruction({ ...accounts, amount, decimals }));
}

/** Makes the amount of a wrapped SOL account what its lamports say. */
export function syncNative(account: Address): Instruction {
  return own(getSyncNativeInstruction({ account: account as never }));
}

/** Closes a token account; its lamports, wrapped SOL included, go to the owner. */
export function closeTokenAccount(account: Address, owner: Address): Instruction {
  return own(
    getCloseAccountInstruction({
      account: account as never,
      destination: owner as never,
      owner: signer(owner),
    }),
  );
}

/** The builders want a signer; the ledger signs later, so only its address matters here. */
function signer(address: Address) {
  return { address, signTransactions: () => Promise.reject(new TypeError('The ledger signs')) } as never;
}

function own(instruction: KitInstruction): Instruction {
  return {
    programAddress: instruction.programAddress as string as Address,
    accounts: (instruction.accounts ?? []).map(({ address, role }) => ({
      address: address as string as Address,
      isSigner: role === AccountRole.READONLY_SIGNER || role === AccountRole.WRITABLE_SIGNER,
      isWritable: role === AccountRole.WRITABLE || role === AccountRole.WRITABLE_SIGNER,
    })),
    data: Uint8Array.from(instruction.data ?? []),
  };
}
