const SOL = 'So11111111111111111111111111111111111111112';
const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

/** Examples of a swap of 1 SOL, the same in every form that shows a part of it. */
export const SWAP_EXAMPLE = {
  signature: '5rRKLEqPcNDcVeVwJHCs4EF1YnBQxARRtRPXNx92Z9ytn4ZJyYAccPgQJBPdrZJExuXgoDm7XAxKgyw7mFEJtDWW',
  action: {
    tool: 'jupiter_swap',
    input_mint: SOL,
    output_mint: USDC,
    amount: '1000000000',
    swap_mode: 'ExactIn',
  },
  guards: {
    programs: ['JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4', '11111111111111111111111111111111'],
    max_overhead: '5000000',
    max_debit: [{ mint: SOL, raw: '1000000000' }],
    min_credit: [{ mint: USDC, raw: '148875389' }],
  },
  output: {
    kind: 'assets',
    signature: '5rRKLEqPcNDcVeVwJHCs4EF1YnBQxARRtRPXNx92Z9ytn4ZJyYAccPgQJBPdrZJExuXgoDm7XAxKgyw7mFEJtDWW',
    venue: 'exchange',
    fee: '5000',
    spent: [{ mint: SOL, raw: '1000000000' }],
    received: [{ mint: USDC, raw: '149623507' }],
  },
  trace:
    '✅ direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203 [deterministic] Completed\n' +
    '└─ ✅ Step swap_1: Swap 1 SOL to USDC (7 ms)\n' +
    '   └─ ✅ attempt 1 landed at exchange\n' +
    '      ├─ ACTION:\n' +
    '      │  └─ Program ID: 11111111111111111111111111111111\n' +
    '      │     Accounts:\n' +
    '      │     [0] 🖋️ ➕ 6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm\n' +
    '      │     Data (Base58): 3Bxs4h24hBtQy9rw\n' +
    '      └─ OBSERVATION: landed in slot 30001, fee 5000 lamports, 150 compute units',
} as const;
