import type { ErrorClass } from '../../domain';
import type { Policy } from './policy';

type Row = Omit<Policy, 'errorClass'>;

const ROWS: Readonly<Record<ErrorClass, Row>> = {
  transient: {
    description: 'A node or service did not answer, or asked to slow down.',
    retriesAtOnce: false,
    safeToCompensate: true,
  },
  stale: {
    description: 'The blockhash, the quote or the price was too old by the time it was used.',
    retriesAtOnce: true,
    safeToCompensate: true,
  },
  unknown_outcome: {
    description:
      'Nobody said what became of the transaction: it is looked up first, then treated as transient.',
    retriesAtOnce: false,
    safeToCompensate: false,
  },
  liquidity: {
    description: 'The venue cannot serve the trade at an acceptable price.',
    retriesAtOnce: false,
    safeToCompensate: true,
  },
  insufficient_funds: {
    description: 'The wallet holds less than the step needs.',
    retriesAtOnce: false,
    safeToCompensate: true,
  },
  needs_person: {
    description: 'Only a person can give what is missing, such as a signature.',
    retriesAtOnce: false,
    safeToCompensate: true,
  },
  permanent: {
    description: 'Trying again cannot help, or must not.',
    retriesAtOnce: false,
    safeToCompensate: true,
  },
};

/** The policy of every class, in the order in which they are shown. */
export const POLICIES: readonly Policy[] = Object.entries(ROWS).map(([errorClass, row]) => ({
  errorClass: errorClass as ErrorClass,
  ...row,
}));

export function policyOf(errorClass: ErrorClass): Policy {
  return { errorClass, ...ROWS[errorClass] };
}
