import { Injectable } from '@nestjs/common';
import { type Address, findMint } from '../../domain';
import {
  ASSOCIATED_TOKEN_PROGRAM,
  Ledger,
  SYSTEM_PROGRAM,
  TOKEN_PROGRAM,
  associatedTokenAddress,
  viewMint,
} from '../../ledger';
import { type BuildRequest, type BuiltAction, ProtocolAdapter } from '../protocol-adapter';
import { ProtocolError } from '../protocol-error';
import { createTokenAccount, transferTokens } from './token-instructions';

const VENUE = 'token';

/** Sends tokens through the SPL Token program; a recipient without an account for them gets one. */
@Injectable()
export class SplAdapter extends ProtocolAdapter<'spl_transfer'> {
  constructor(private readonly ledger: Ledger) {
    super();
  }

  venues(): Promise<readonly string[]> {
    return Promise.resolve([VENUE]);
  }

  quotes(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  async build({ wallet, action }: BuildRequest<'spl_transfer'>): Promise<BuiltAction> {
    const { recipient, mint, amount } = action;
    const source = await associatedTokenAddress(wallet, mint);
    const destination = await associatedTokenAddress(recipient, mint);
    const accounts = await this.ledger.readAccounts([destination, mint]);
    const decimals = findMint(mint)?.decimals ?? viewMint(accounts.get(mint))?.decimals;
    if (decimals === undefined) {
      throw new ProtocolError({
        code: 'account_not_found',
        message: `There is no mint ${mint} on this ledger.`,
      });
    }
    const create = accounts.has(destination)
      ? []
      : [createTokenAccount(wallet, destination, recipient, mint)];
    const transfer = transferTokens({ source, destination, authority: wallet, mint, amount, decimals });
    return { venue: VENUE, instructions: [...create, transfer], coSigners: [] };
  }

  allowedPrograms(): readonly Address[] {
    return [TOKEN_PROGRAM, ASSOCIATED_TOKEN_PROGRAM, SYSTEM_PROGRAM];
  }
}
