import { Injectable } from '@nestjs/common';
import { type Address, AppError, type Failure, type ToolCall, recipientOf } from '../../domain';
import { type AddressKind, Ledger, addressKind, noWallet } from '../../ledger';
import { type RecipientFault, type SendTerms, recipientFault } from './recipient-fault';

/** Keeps money from going where nobody can use it: asked about every plan, and again before each transaction is built. */
@Injectable()
export class RecipientCheck {
  constructor(private readonly ledger: Ledger) {}

  /** @throws {AppError} `invalid_wallet` for a program, sysvar, mint or token account */
  async refuseWallet(wallet: Address): Promise<void> {
    const detail = noWallet(wallet, await this.kindOf(wallet));
    if (detail === undefined) return;
    throw new AppError('invalid_wallet', detail, {
      suggestion: 'Send the public key of the wallet that pays, trades and signs.',
      errors: [{ field: 'wallet', message: detail }],
    });
  }

  /** @throws {AppError} `invalid_recipient` for the first call that sends where nobody can use it */
  async refuseRecipients(calls: readonly ToolCall[], terms: SendTerms): Promise<void> {
    for (const call of calls) {
      const recipient = recipientOf(call);
      if (recipient !== undefined) await this.refuseRecipient(recipient, terms);
    }
  }

  /** @throws {AppError} `invalid_recipient` */
  async refuseRecipient(recipient: Address, terms: SendTerms): Promise<void> {
    const fault = await this.faultOf(recipient, terms);
    if (fault) throw new AppError('invalid_recipient', fault.detail, { suggestion: fault.suggestion });
  }

  /** What has become of the recipient since the plan was made, if it can no longer be sent to. */
  async failureOf(call: ToolCall<unknown>, wallet: Address): Promise<Failure | undefined> {
    const recipient = recipientOf(call);
    if (recipient === undefined) return undefined;
    const fault = await this.faultOf(recipient, { wallet, allowsOffCurve: true });
    return fault && { code: 'invalid_recipient', message: `${fault.detail} ${fault.suggestion}` };
  }

  private async faultOf(recipient: Address, terms: SendTerms): Promise<RecipientFault | undefined> {
    return recipientFault(recipient, await this.kindOf(recipient), terms);
  }

  private async kindOf(address: Address): Promise<AddressKind> {
    return addressKind(address, (await this.ledger.readAccounts([address])).get(address));
  }
}
