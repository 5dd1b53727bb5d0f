/**
 * Who signs for the wallet. `ledger`: whoever keeps the ledger (the sandbox signs for any wallet). `wallet`: its owner, to whom
 * every transaction is handed and from whom it comes back signed.
 */
export const SIGNERS = ['ledger', 'wallet'] as const;
export type Signer = (typeof SIGNERS)[number];
