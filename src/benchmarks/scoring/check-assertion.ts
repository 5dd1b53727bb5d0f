import type { AssertionOutcome } from '../../domain';
import type { FinalStateAssertion } from '../../orchestrator';

/** What the ledger holds in the account that an assertion is about. */
export interface Holding {
  readonly name: string;
  readonly lamports: bigint;
  /** Lamports that it held when the run began. */
  readonly initialLamports: bigint;
  /** Raw units of the token account; 0 when there is no such account. */
  readonly tokens: bigint;
}

/** Holds an assertion against the ledger. */
export function checkAssertion(assertion: FinalStateAssertion, holding: Holding): AssertionOutcome {
  const { type, weight } = assertion;
  const bounds = boundsOf(assertion);
  const actual = actualOf(assertion, holding);
  const passed = bounds.every(({ exact, raw }) => (exact ? actual === raw : actual >= raw));
  const expected = bounds.map(({ exact, raw }) => `${exact ? '=' : '>='} ${raw}`).join(' and ');
  return { type, account: holding.name, expected, actual: actual.toString(), weight, passed };
}

interface Bound {
  readonly exact: boolean;
  readonly raw: bigint;
}

function boundsOf(assertion: FinalStateAssertion): readonly Bound[] {
  switch (assertion.type) {
    case 'SolBalance':
      return [{ exact: true, raw: assertion.expected }];
    case 'SolBalanceChange':
      return [{ exact: false, raw: assertion.expectedChangeGte }];
    case 'TokenAccountBalance': {
      const { expected, expectedGte } = assertion;
      return [
        ...(expected === undefined ? [] : [{ exact: true, raw: expected }]),
        ...(expectedGte === undefined ? [] : [{ exact: false, raw: expectedGte }]),
      ];
    }
    default:
      return assertion satisfies never;
  }
}

function actualOf({ type }: FinalStateAssertion, { lamports, initialLamports, tokens }: Holding): bigint {
  if (type === 'TokenAccountBalance') return tokens;
  return type === 'SolBalance' ? lamports : lamports - initialLamports;
}
