import { parseAddress } from '../domain';
import type { AccountName } from './benchmark-file';
import type { MemberReader } from './member-reader';

const PLACEHOLDER = /^[A-Z][A-Z0-9_]{0,63}$/;

/** An address, or a name that a run fills in. */
export function readAccountName(members: MemberReader, name: string): AccountName {
  const text = members.text(name);
  if (text !== '' && !isPlaceholder(text) && parseAddress(text) === undefined)
    members.note(name, 'must be a base58 address of 32 bytes, or a placeholder such as USER_WALLET_PUBKEY');
  return text;
}

/** Is it a name that a run fills in? */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
