import type { Address } from '../../domain';
import { SYSTEM_PROGRAM } from './genesis';
import type { ProgramCall } from './message-layout';

/** Instructions of the System program that move lamports from their first account, by number. */
const CREATE_ACCOUNT = 0;
const TRANSFER = 2;
const CREATE_ACCOUNT_WITH_SEED = 3;

/** Lamports that `payer` put into other accounts through the System program, at any depth of calls, by account. */
export function fundedAccounts(
  payer: Address,
  accounts: readonly Address[],
  calls: readonly ProgramCall[],
): Map<Address, bigint> {
  const funded = new Map<Address, bigint>();
  for (const { program, accounts: used, data } of calls) {
    const [from, to] = [accounts[used[0] ?? -1], accounts[used[1] ?? -1]];
    if (accounts[program] !== SYSTEM_PROGRAM || from !== payer || to === undefined) continue;
    funded.set(to, (funded.get(to) ?? 0n) + lamportsIn(data));
  }
  return funded;
}

function lamportsIn(data: Uint8Array): bigint {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < 12) return 0n;
  switch (view.getUint32(0, true)) {
    case CREATE_ACCOUNT:
    case TRANSFER:
      return view.getBigUint64(4, true);
    case CREATE_ACCOUNT_WITH_SEED:
      return afterSeed(view);
    default:
      return 0n;
  }
}

/** After the number come the address that the seed belongs to, the seed with its length, and the lamports. */
function afterSeed(view: DataView): bigint {
  const seedAt = 4 + 32;
  if (view.byteLength < seedAt + 8) return 0n;
  const at = seedAt + 8 + Number(view.getBigUint64(seedAt, true));
  return at + 8 <= view.byteLength ? view.getBigUint64(at, true) : 0n;
}
