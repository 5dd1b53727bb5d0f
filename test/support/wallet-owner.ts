import { randomBytes } from 'node:crypto';
import type { Answer, AskedQuestion } from '../../src/domain';
import { Ed25519Key } from '../../src/ledger';

/** Somebody who has the key of a wallet, and signs what is put before them. */
export class WalletOwner {
  private readonly seed = randomBytes(32);
  private readonly key = new Ed25519Key(this.seed);
  readonly address = this.key.address;
  /** As the Solana tools keep it. */
  readonly keypair = Buffer.concat([this.seed, this.key.publicKey]);

  /** Signs the transaction of a question. */
  answer = ({ choices }: AskedQuestion): Answer => {
    const choice = choices.find((offered) => offered.choice === 'sign');
    if (choice === undefined) throw new Error('There is nothing to sign');
    return { choice: 'sign', transaction: this.signed(choice.transaction) };
  };

  /** @param transaction base64 @returns base64 */
  signed(transaction: string): string {
    const wire = Buffer.from(transaction, 'base64');
    wire.set(this.key.sign(wire.subarray(1 + (wire[0] ?? 0) * 64)), 1);
    return wire.toString('base64');
  }
}
