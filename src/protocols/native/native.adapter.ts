import { Injectable } from '@nestjs/common';
import type { Address, ResolvedAction } from '../../domain';
import { SYSTEM_PROGRAM } from '../../ledger';
import { type BuildRequest, type BuiltAction, ProtocolAdapter } from '../protocol-adapter';
import { transferLamports } from '../spl/token-instructions';

const VENUE = 'system';

/** Sends SOL through the System program. */
@Injectable()
export class NativeAdapter extends ProtocolAdapter {
  readonly tools = ['sol_transfer'] as const;

  venues(): Promise<readonly string[]> {
    return Promise.resolve([VENUE]);
  }

  quotes(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  build({ wallet, action }: BuildRequest): Promise<BuiltAction> {
    const { recipient, amount } = transferOf(action);
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

function transferOf(action: ResolvedAction) {
  if (action.tool !== 'sol_transfer') throw new TypeError(`${action.tool} is no transfer of SOL`);
  return action;
}
