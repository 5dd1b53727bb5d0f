import bs58 from 'bs58';
import type { ExpectedAccount, ExpectedInstruction } from './benchmark-file';
import type { MemberReader } from './member-reader';
import { readAccountName } from './read-account-ref';
import { readWeight } from './read-assertion';

/** Data that is not compared. */
const ANY_DATA = '...';

/** One item of `expected_instructions`. */
export function readInstruction(members: MemberReader, nested: Nest): ExpectedInstruction {
  const data = readData(members);
  const instruction = {
    programId: readAccountName(members, 'program_id'),
    programIdWeight: readWeight(members, 'program_id_weight'),
    accounts: members.list('accounts', (item, path) => readAccount(nested(item, path))),
    ...(data && { data }),
    ...(members.has('data_weight') && { dataWeight: readWeight(members, 'data_weight') }),
  };
  members.end();
  return instruction;
}

/** Opens an item of a list for reading. */
export type Nest = (item: unknown, path: string) => MemberReader;

function readAccount(members: MemberReader): ExpectedAccount {
  const account = {
    account: { kind: 'named' as const, name: readAccountName(members, 'pubkey') },
    isSigner: members.flag('is_signer'),
    isWritable: members.flag('is_writable'),
    weight: readWeight(members),
  };
  members.end();
  return account;
}

function readData(members: MemberReader): Uint8Array | undefined {
  const text = members.has('data') ? members.text('data') : (members.raw('data'), ANY_DATA);
  if (text === ANY_DATA) return undefined;
  const data = bs58.decodeUnsafe(text);
  if (data === undefined) members.note('data', 'must be base58, or "..." when it does not matter');
  return data;
}
