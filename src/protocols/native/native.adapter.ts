import { Injectable } from '@nestjs/common';
import type { Address } from '../../domain';
import { SYSTEM_PROGRAM } from '../../ledger';
import { type BuildRequest, type BuiltAction, ProtocolAdapter } from '../protocol-adapter';
import { transferLamports } from '../spl/token-instructions';

const VENUE = 'system';

/** Sends SOL through the System program. */
@Injectable()
export class NativeAdapter extends ProtocolAdapter<'sol_transfer'> {
  venues(): Promise<readonly string[]> {
    return Promise.resolve([VENUE]);
  }

  quotes(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  build({ wallet, action: { recipient, amount } }: BuildRequest<'sol_transfer'>): Promise<BuiltAction> {
    return Promise.resolve({
      venue: VENUE,
      instructions: [transferLamports(wallet, recipient, amount)],
      coSigners: [],
    });
  }

  allowedPrograms(): readonly Address[] {
    return [SYSTEM_PROGRAM];
  }
}
