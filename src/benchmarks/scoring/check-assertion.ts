import type { AssertionOutcome } from '../../domain';
import type { FinalStateAssertion, StateBounds } from '../../benchmark-file';

/** What is known when an assertion is checked. */
export interface AssertedFact {
  /** The account in words. */
  readonly name: string;
  /** In the unit of the assertion's type. */
  readonly actual: bigint;
  /** Does the run fail when the assertion does not hold? */
  readonly required: boolean;
}

/** Holds an assertion against the ledger. */
export function checkAssertion(assertion: FinalStateAssertion, fact: AssertedFact): AssertionOutcome {
  const { type, weight, bounds } = assertion;
  const { name: account, actual, required } = fact;
  const parts = boundsOf(bounds, actual);
  return {
    type,
    account,
    expected: parts.map(({ words }) => words).join(' and '),
    actual: actual.toString(),
    weight,
    required,
    passed: parts.every(({ holds }) => holds),
  };
}

function boundsOf({ equal, least, most, isNotZero }: StateBounds, actual: bigint) {
  return [
    ...(equal === undefined ? [] : [{ words: `= ${equal}`, holds: actual === equal }]),
    ...(least === undefined ? [] : [{ words: `>= ${least}`, holds: actual >= least }]),
    ...(most === undefined ? [] : [{ words: `<= ${most}`, holds: actual <= most }]),
    ...(isNotZero === undefined
      ? []
      : [{ words: isNotZero ? '!= 0' : '= 0', holds: (actual !== 0n) === isNotZero }]),
  ];
}
