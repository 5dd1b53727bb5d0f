import type { Address } from '../../domain';

/** One call of a program; the numbers are indexes into the accounts of the message. */
export interface ProgramCall {
  readonly program: number;
  readonly accounts: Uint8Array;
  readonly data: Uint8Array;
}

/** What a compiled v0 message without lookup tables says. */
export interface MessageLayout {
  /** Signers come first, the fee payer first of all. */
  readonly accounts: readonly Address[];
  readonly signers: readonly Address[];
  readonly writable: readonly Address[];
  readonly calls: readonly ProgramCall[];
}

/** How many of the accounts sign and may be written to: the header of a message. */
export interface MessageHeader {
  readonly signers: number;
  readonly readonlySigners: number;
  readonly readonlyOthers: number;
}

/** Which accounts sign and which may be written to follows from their order and the header. */
export function layOut(
  accounts: readonly Address[],
  { signers, readonlySigners, readonlyOthers }: MessageHeader,
  calls: readonly ProgramCall[],
): MessageLayout {
  const writable = [
    ...accounts.slice(0, signers - readonlySigners),
    ...accounts.slice(signers, accounts.length - readonlyOthers),
  ];
  return { accounts, signers: accounts.slice(0, signers), writable, calls };
}
