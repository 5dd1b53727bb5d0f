import { type CompiledTransactionMessage, getCompiledTransactionMessageDecoder } from '@solana/kit';
import type { Address } from '../../domain';

/** What execution needs to know of a compiled message. */
export interface MessageFacts {
  readonly accounts: readonly Address[];
  /** Who must sign, the fee payer first. */
  readonly signers: readonly Address[];
  readonly writable: readonly Address[];
  /** Indexes of the programs that are called directly. */
  readonly programs: readonly number[];
}

const known = new WeakMap<Uint8Array, MessageFacts>();

/** Keeps what was known when the message was compiled, for as long as its bytes are in use. */
export function rememberFacts(message: Uint8Array, facts: MessageFacts): void {
  known.set(message, facts);
}

export function messageFacts(message: Uint8Array): MessageFacts {
  const facts =
    known.get(message) ?? factsOf(getCompiledTransactionMessageDecoder().decode(message) as never);
  known.set(message, facts);
  return facts;
}

/** The facts of a compiled message that execution needs. */
export function factsOf(
  compiled: Pick<CompiledTransactionMessage, 'header' | 'staticAccounts'> & {
    instructions: readonly { programAddressIndex: number }[];
  },
): MessageFacts {
  const { numSignerAccounts, numReadonlySignerAccounts, numReadonlyNonSignerAccounts } = compiled.header;
  const accounts = compiled.staticAccounts as readonly string[] as readonly Address[];
  const isWritable = (index: number) =>
    index < numSignerAccounts
      ? index < numSignerAccounts - numReadonlySignerAccounts
      : index < accounts.length - numReadonlyNonSignerAccounts;
  return {
    accounts,
    signers: accounts.slice(0, numSignerAccounts),
    writable: accounts.filter((_, index) => isWritable(index)),
    programs: [...new Set(compiled.instructions.map(({ programAddressIndex }) => programAddressIndex))],
  };
}
