import { LandedCheck, type LandedVerdict } from '../landed-check';
import type { SendOutcome } from '../ledger';
import type { Sandbox } from './sandbox';

/** Looks signatures up in the sandbox's records. */
export class EmbeddedLandedCheck extends LandedCheck {
  constructor(private readonly sandbox: Sandbox) {
    super();
  }

  verdict(sent: {
    readonly signature: string;
    readonly lastValidBlockHeight: bigint;
  }): Promise<LandedVerdict> {
    return this.sandbox.transactions.verdict(sent);
  }

  resend(signature: string): Promise<SendOutcome> {
    return this.sandbox.transactions.resend(signature);
  }
}
