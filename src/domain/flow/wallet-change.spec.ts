import { SOL, USDC, addressOf } from '../money';
import type { AttemptEnded } from './attempt';
import type { ExecutionSnapshot, StepSnapshot } from './execution-snapshot';
import { walletChange } from './wallet-change';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const other = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const LANDED = {
  signature: 'first',
  slot: 1n,
  computeUnits: 1n,
  logs: [],
  measured: {
    changes: [
      { owner: wallet, mint: SOL.address, delta: -1_000n },
      { owner: wallet, mint: USDC.address, delta: 150n },
      { owner: other, mint: USDC.address, delta: -150n },
    ],
    fee: 5n,
    rent: 20n,
    programs: [],
    authorityChanges: [],
  },
};

const ended = (
  outcome: 'landed' | 'failed',
  landed?: AttemptEnded['landed'],
): StepSnapshot['attempts'][number] => ({
  attempt: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  ended: { type: 'attempt_ended', stepIds: ['a', 'b'], attempt: 1, outcome, ...(landed && { landed }) },
});
const after = (
  attempts: readonly (readonly ReturnType<typeof ended>[])[],
  holdings: ExecutionSnapshot['holdings'] = [{ mint: SOL.address, raw: 5_000n }],
) =>
  walletChange({
    wallet,
    holdings,
    steps: attempts.map((tries) => ({ attempts: tries }) as unknown as StepSnapshot),
  } as unknown as ExecutionSnapshot);

describe('walletChange', () => {
  it('adds fees and rent to SOL, and counts a transaction of several steps once', () => {
    expect(after([[ended('landed', LANDED)], [ended('landed', LANDED)]])).toEqual({
      assets: [
        { mint: SOL.address, before: 5_000n, delta: -1_025n, after: 3_975n },
        { mint: USDC.address, before: 0n, delta: 150n, after: 150n },
      ],
      fees: 5n,
      rent: 20n,
      transactions: 1,
    });
  });

  it('counts the fee of a transaction that the ledger executed and refused', () => {
    const refused = { ...LANDED, measured: { ...LANDED.measured, changes: [], rent: 0n } };
    expect(after([[ended('failed'), ended('failed', refused)]])).toMatchObject({
      assets: [{ mint: SOL.address, delta: -5n, after: 4_995n }],
      fees: 5n,
      transactions: 1,
    });
  });

  it('does not guess what nobody recorded', () => {
    const { assets } = walletChange({
      wallet,
      steps: [{ attempts: [ended('landed', LANDED)] }],
    } as unknown as ExecutionSnapshot);
    expect(assets).toEqual([
      { mint: SOL.address, delta: -1_025n },
      { mint: USDC.address, delta: 150n },
    ]);
  });
});
