import { LandedCheck, type LandedVerdict } from '../landed-check';
import type { SendOutcome } from '../ledger';
import type { RpcTransactions } from './rpc-transactions';

/** Asks every node what became of a signature. */
export class RpcLandedCheck extends LandedCheck {
  constructor(private readonly transactions: RpcTransactions) {
    super();
  }

  verdict(sent: {
    readonly signature: string;
    readonly lastValidBlockHeight: bigint;
  }): Promise<LandedVerdict> {
    return this.transactions.verdict(sent);
  }

  resend(signature: string): Promise<SendOutcome> {
    return this.transactions.resend(signature);
  }
}
