import { type Address, addressOf, parseAddress } from '../../domain';
import { SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../ledger';
import type { InitialAccount } from './benchmark-file';
import { readAccountName } from './read-account-ref';
import type { MemberReader } from './member-reader';

/** One item of `initial_state`. */
export function readInitialAccount(members: MemberReader): InitialAccount {
  const pubkey = readAccountName(members, 'pubkey');
  const owner = members.text('owner');
  const lamports = members.u64('lamports');
  const account =
    owner === TOKEN_PROGRAM
      ? { kind: 'token_account' as const, pubkey, lamports, ...readHolding(members.inner('data')) }
      : { kind: 'wallet' as const, pubkey, lamports };
  if (owner !== '' && owner !== TOKEN_PROGRAM && owner !== SYSTEM_PROGRAM)
    members.note(
      'owner',
      `must be the System program or the Token program (${SYSTEM_PROGRAM}, ${TOKEN_PROGRAM})`,
    );
  members.end();
  return account;
}

function readHolding(data: MemberReader) {
  const holding = {
    mint: readMint(data, 'mint'),
    owner: readAccountName(data, 'owner'),
    amount: data.u64('amount'),
  };
  data.end();
  return holding;
}

/** The address of a mint. */
export function readMint(members: MemberReader, name: string): Address {
  const text = members.text(name);
  const address = parseAddress(text);
  if (address === undefined && text !== '') members.note(name, 'must be the base58 address of a mint');
  return address ?? addressOf(SYSTEM_PROGRAM);
}
