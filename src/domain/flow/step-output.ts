import type { Address } from '../money';

/** What a finished step leaves to later steps and to the reader; amounts are measured on the ledger. */
export type StepOutput =
  | {
      readonly kind: 'assets';
      /** Signature of the transaction, base58. */
      readonly signature: string;
      readonly venue: string;
      /** What the wallet gave, raw units. */
      readonly spent: readonly { readonly mint: Address; readonly raw: bigint }[];
      /** What came out, raw units: to the wallet, or for a transfer to the recipient. */
      readonly received: readonly { readonly mint: Address; readonly raw: bigint }[];
      /** Lamports. */
      readonly fee: bigint;
    }
  | {
      readonly kind: 'report';
      /** The answer of a read-only tool, made of plain values, bigints and arrays. */
      readonly report: unknown;
    };
