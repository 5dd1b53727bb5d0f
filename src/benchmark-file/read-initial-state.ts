import {
  type Address,
  JLUSDC,
  LENDING_PROGRAM,
  SYSTEM_PROGRAM,
  TOKEN_PROGRAM,
  parseAddress,
} from '../domain';
import type { InitialAccount } from './benchmark-file';
import { readAccountName } from './read-account-ref';
import type { MemberReader } from './member-reader';

/** Lamports of a token account. */
const RENT = 2_039_280n;

/** One item of `initial_state`. */
export function readInitialAccount(members: MemberReader): InitialAccount {
  const pubkey = readAccountName(members, 'pubkey');
  const owner = members.text('owner');
  if (owner === LENDING_PROGRAM) return readPosition(members, pubkey);
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

/** What a wallet has lent: a position of the original's lending program is a holding of share tokens here. */
function readPosition(members: MemberReader, owner: string): InitialAccount {
  const data = members.inner('data');
  const amount = data.u64('jUSDC_balance');
  data.end();
  members.end();
  const pubkey = `${owner}_LENT_USDC`;
  return { kind: 'token_account', pubkey, lamports: RENT, mint: JLUSDC.address, owner, amount };
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
  return address ?? SYSTEM_PROGRAM;
}
