import type { Address } from '../../domain';
import type { Instruction } from '../transaction';
import { decodeMessage } from './decode-message';

/**
 * The program calls of a message. An account has the widest rights that any call of the message, or paying the fee, asks
 * for: a compiled message does not say which call asked.
 */
export function instructionsOf(message: Uint8Array): Instruction[] {
  const { accounts, signers, writable, calls } = decodeMessage(message);
  const signing = new Set<Address>(signers);
  const written = new Set<Address>(writable);
  const at = (index: number): Address => {
    const address = accounts[index];
    if (address === undefined) throw new RangeError(`The message has no account ${index}`);
    return address;
  };
  return calls.map(({ program, accounts: used, data }) => ({
    programAddress: at(program),
    accounts: [...used].map(at).map((address) => ({
      address,
      isSigner: signing.has(address),
      isWritable: written.has(address),
    })),
    data: Uint8Array.from(data),
  }));
}
