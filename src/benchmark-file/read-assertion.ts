import {
  type AccountRef,
  ASSERTION_TYPES,
  type AssertionType,
  type FinalStateAssertion,
  type StateBounds,
} from './final-state-assertion';
import { USER_WALLET } from './benchmark-file';
import type { MemberReader } from './member-reader';
import { readAccountName } from './read-account-ref';
import { readMint } from './read-initial-state';

/** How the members of an assertion type are spelt. */
interface Spelling {
  readonly equal?: string;
  readonly least?: string;
  readonly most?: string;
  readonly notZero?: string;
  readonly read: (members: MemberReader, name: string) => bigint;
}

const BPS = 10_000;
const u64 = (members: MemberReader, name: string) => members.u64(name);
const i64 = (members: MemberReader, name: string) => members.i64(name);
const share = (members: MemberReader, name: string) =>
  BigInt(Math.round(members.number(name, { most: 1 }) * BPS));
const LEVEL: Spelling = { equal: 'expected', least: 'expected_gte', most: 'expected_lte', read: u64 };
const CHANGE: Spelling = {
  least: 'expected_change_gte',
  most: 'expected_change_lte',
  notZero: 'expected_change_not_zero',
  read: i64,
};

const SPELLINGS: Readonly<Record<AssertionType, Spelling>> = {
  SolBalance: LEVEL,
  SolBalanceChange: CHANGE,
  TokenAccountBalance: LEVEL,
  TokenAccountBalanceChange: CHANGE,
  TotalPortfolioValue: LEVEL,
  LiquidityRatio: { ...LEVEL, read: share },
  MultiPoolDiversification: { least: 'min_pools', most: 'max_pools', read: u64 },
  CapitalReserve: LEVEL,
};

/**
 * One item of `final_state_assertions`.
 * @param declared the names of the initial state
 */
export function readAssertion(
  members: MemberReader,
  declared: ReadonlySet<string>,
): FinalStateAssertion | undefined {
  const named = members.raw('type');
  const type = Object.keys(ASSERTION_TYPES).find((known): known is AssertionType => known === named);
  if (type === undefined) {
    members.note('type', `must be one of ${Object.keys(ASSERTION_TYPES).join(', ')}`);
    return undefined;
  }
  const read = typeOf(type, members);
  const assertion = {
    type: read,
    account: read.startsWith('TokenAccount') ? readTokenAccount(members, declared) : readNamed(members),
    bounds: readBounds(members, SPELLINGS[read]),
    weight: readWeight(members),
    ...(members.has('required') && { required: members.flag('required') }),
  };
  members.end();
  return assertion;
}

/** The original's files ask a balance that it has changed; that is a question to the change. */
function typeOf(type: AssertionType, members: MemberReader): AssertionType {
  return type === 'TokenAccountBalance' && members.has('expected_change_not_zero')
    ? 'TokenAccountBalanceChange'
    : type;
}

/** The weight of a part of the score. */
export function readWeight(members: MemberReader, name = 'weight'): number {
  return members.number(name, { most: 1_000_000, fallback: 1 });
}

function readBounds(members: MemberReader, { equal, least, most, notZero, read }: Spelling): StateBounds {
  const named = [equal, least, most, notZero].filter((name) => name !== undefined);
  const [first = ''] = named;
  if (!named.some((name) => members.has(name))) members.note(first, `is missing: ${named.join(', or ')}`);
  const bound = (name: string | undefined) => (name !== undefined && members.has(name) ? name : undefined);
  const [equalAs, leastAs, mostAs, notZeroAs] = [equal, least, most, notZero].map(bound);
  return {
    ...(equalAs !== undefined && { equal: read(members, equalAs) }),
    ...(leastAs !== undefined && { least: read(members, leastAs) }),
    ...(mostAs !== undefined && { most: read(members, mostAs) }),
    ...(notZeroAs !== undefined && { isNotZero: members.flag(notZeroAs) }),
  };
}

function readNamed(members: MemberReader): AccountRef {
  return { kind: 'named', name: readAccountName(members, 'pubkey') };
}

/**
 * With a derivation the name is of no account. A name that the initial state does not declare stands, together with a
 * `mint`, for the user wallet's account of that mint.
 */
function readTokenAccount(members: MemberReader, declared: ReadonlySet<string>): AccountRef {
  const name = readAccountName(members, 'pubkey');
  const mint = members.has('mint') ? readMint(members, 'mint') : undefined;
  if (members.has('address_derivation')) return readDerivation(members.inner('address_derivation'));
  if (mint !== undefined && !declared.has(name)) return { kind: 'associated', owner: USER_WALLET, mint };
  if (mint !== undefined && name === USER_WALLET) return { kind: 'associated', owner: name, mint };
  return { kind: 'named', name };
}

function readDerivation(members: MemberReader): AccountRef {
  if (members.raw('type') !== 'AssociatedTokenAccount')
    members.note('type', 'must be AssociatedTokenAccount');
  const owner = readAccountName(members, 'owner');
  const mint = readMint(members, 'mint');
  members.end();
  return { kind: 'associated', owner, mint };
}
