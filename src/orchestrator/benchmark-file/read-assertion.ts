import { type AccountRef, ASSERTION_TYPES, type FinalStateAssertion } from './final-state-assertion';
import { USER_WALLET } from './benchmark-file';
import type { MemberReader } from './member-reader';
import { readAccountName } from './read-account-ref';
import { readMint } from './read-initial-state';

type Reader = (members: MemberReader, declared: ReadonlySet<string>) => FinalStateAssertion;

const READERS: Readonly<Record<(typeof ASSERTION_TYPES)[number], Reader>> = {
  SolBalance: (members) => ({
    type: 'SolBalance',
    account: readNamed(members),
    expected: members.u64('expected'),
    weight: readWeight(members),
  }),
  SolBalanceChange: (members) => ({
    type: 'SolBalanceChange',
    account: readNamed(members),
    expectedChangeGte: members.i64('expected_change_gte'),
    weight: readWeight(members),
  }),
  TokenAccountBalance: (members, declared) => {
    if (!members.has('expected') && !members.has('expected_gte'))
      members.note('expected', 'is missing: expected, or expected_gte');
    return {
      type: 'TokenAccountBalance',
      account: readTokenAccount(members, declared),
      ...(members.has('expected') && { expected: members.u64('expected') }),
      ...(members.has('expected_gte') && { expectedGte: members.u64('expected_gte') }),
      weight: readWeight(members),
    };
  },
};

/**
 * One item of `final_state_assertions`.
 * @param declared the names of the initial state
 */
export function readAssertion(
  members: MemberReader,
  declared: ReadonlySet<string>,
): FinalStateAssertion | undefined {
  const type = ASSERTION_TYPES.find((known) => known === members.raw('type'));
  if (type === undefined) {
    members.note('type', `must be one of ${ASSERTION_TYPES.join(', ')}`);
    return undefined;
  }
  const assertion = READERS[type](members, declared);
  members.end();
  return assertion;
}

/** The weight of a part of the score. */
export function readWeight(members: MemberReader, name = 'weight'): number {
  return members.number(name, { most: 1_000_000, fallback: 1 });
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
