/** The id that the scripts of the original run. */
export const ORIGINAL_ID = '001-sol-transfer';

/** A benchmark under that id, in the format of the original. */
export const ORIGINAL_BENCHMARK = `id: ${ORIGINAL_ID}
description: Sends a tenth of a SOL
tags: [system-program, transfer]
initial_state:
  - { pubkey: USER_WALLET_PUBKEY, owner: '11111111111111111111111111111111', lamports: 1000000000 }
  - { pubkey: RECIPIENT_WALLET_PUBKEY, owner: '11111111111111111111111111111111', lamports: 0 }
prompt: Send 0.1 SOL to RECIPIENT_WALLET_PUBKEY
ground_truth:
  final_state_assertions:
    - { type: SolBalance, pubkey: RECIPIENT_WALLET_PUBKEY, expected: 100000000 }
`;
