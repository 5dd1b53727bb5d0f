import type { SendOutcome } from '../ledger';
import { LandedCheck, type LandedVerdict } from '../landed-check';
import { type EmbeddedLedger, outcomeOf } from './embedded-ledger';
import type { Sandbox } from './sandbox';

/** Looks signatures up in the sandbox's records. */
export class EmbeddedLandedCheck extends LandedCheck {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly ledger: EmbeddedLedger,
  ) {
    super();
  }

  async verdict(sent: {
    readonly signature: string;
    readonly lastValidBlockHeight: bigint;
  }): Promise<LandedVerdict> {
    const record = await this.sandbox.parts.records.find(sent.signature);
    if (record !== undefined && record.status !== 'recorded') return outcomeOf(record);
    const { blockHeight } = this.sandbox.parts.time.now();
    return { outcome: blockHeight > sent.lastValidBlockHeight ? 'expired' : 'pending' };
  }

  async resend(signature: string): Promise<SendOutcome> {
    const record = await this.sandbox.parts.records.find(signature);
    if (record === undefined) {
      return {
        outcome: 'unknown',
        failure: { code: 'timeout_after_send', message: `Nothing is recorded under ${signature}.` },
      };
    }
    if (record.status !== 'recorded') return outcomeOf(record);
    const { wire, blockhash, lastValidBlockHeight } = record;
    const size = wire.length;
    return this.ledger.send({
      signature,
      wire,
      blockhash,
      lastValidBlockHeight,
      size,
      message: wire,
      feePayer: '' as never,
    });
  }
}
