import type { Instruction } from '../../ledger';

/** An instruction as Jupiter's API has it: its data in base64. */
export function encodeInstruction({ programAddress, accounts, data }: Instruction): object {
  return {
    programId: programAddress,
    accounts: accounts.map(({ address, isSigner, isWritable }) => ({
      pubkey: address,
      isSigner,
      isWritable,
    })),
    data: Buffer.from(data).toString('base64'),
  };
}
