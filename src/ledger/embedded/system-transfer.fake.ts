import { type Address, addressOf } from '../../domain';
import type { TransactionRequest } from '../transaction';

/** A transfer of lamports, built by hand. */
export function transferOf(from: Address, to: Address, amount: bigint): TransactionRequest {
  const data = new Uint8Array(12);
  const view = new DataView(data.buffer);
  view.setUint32(0, 2, true);
  view.setBigUint64(4, amount, true);
  const accounts = [
    { address: from, isSigner: true, isWritable: true },
    { address: to, isSigner: false, isWritable: true },
  ];
  return {
    feePayer: from,
    instructions: [{ programAddress: addressOf('11111111111111111111111111111111'), accounts, data }],
  };
}
