import type { Address } from '../../domain';

/** An account by the name that the file declares, or the associated token account of one for a mint. */
export type AccountRef =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'associated'; readonly owner: string; readonly mint: Address };

/** What must hold on the ledger when a run is over. Amounts are raw units. */
export type FinalStateAssertion =
  | {
      readonly type: 'SolBalance';
      readonly account: AccountRef;
      readonly expected: bigint;
      readonly weight: number;
    }
  | {
      readonly type: 'SolBalanceChange';
      readonly account: AccountRef;
      /** Least change against the initial state; negative where lamports may be spent. */
      readonly expectedChangeGte: bigint;
      readonly weight: number;
    }
  | {
      readonly type: 'TokenAccountBalance';
      readonly account: AccountRef;
      readonly expected?: bigint;
      readonly expectedGte?: bigint;
      readonly weight: number;
    };

/** Every assertion type that a file may use. */
export const ASSERTION_TYPES = ['SolBalance', 'SolBalanceChange', 'TokenAccountBalance'] as const;
