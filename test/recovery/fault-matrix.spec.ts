import {
  ATOMIC_MODES,
  type Answer,
  type AskedQuestion,
  type AtomicMode,
  FAULT_KINDS,
  type FaultKind,
  type RecoveryConfig,
  STRATEGIES,
  type Strategy,
  USDC,
  USDT,
} from '../../src/domain';
import { SandboxWallets } from '../../src/ledger';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { RecoveryWorld } from '../support/recovery-world';

const NOTHING = { retryAttempts: 0, enableAlternativeFlows: false, enableUserFulfillment: false };

/** Which strategies are switched on. */
const SETTINGS = {
  nothing: NOTHING,
  retry: { ...NOTHING, retryAttempts: 3 },
  'other ways': { ...NOTHING, enableAlternativeFlows: true },
  'a person': { ...NOTHING, enableUserFulfillment: true },
  everything: { retryAttempts: 3, enableAlternativeFlows: true, enableUserFulfillment: true },
} as const satisfies Record<string, Partial<RecoveryConfig>>;
type Setting = keyof typeof SETTINGS;

/** What a fault at one attempt leads to: the strategy that recovers, nothing at all, or nothing that is needed. */
type End = Strategy | 'fails' | 'looked up';
const by = (retry: End, ways: End, person: End, everything: End): Record<Setting, End> => ({
  nothing: retry === 'looked up' ? 'looked up' : 'fails',
  retry,
  'other ways': ways,
  'a person': person,
  everything,
});

const retried = by('retry', 'fails', 'fails', 'retry');
const rerouted = by('fails', 'alternative_flow', 'user_fulfillment', 'alternative_flow');
const EXPECTED: Record<FaultKind, Record<Setting, End>> = {
  blockhash_expired: retried,
  rpc_timeout_after_send: by('looked up', 'looked up', 'looked up', 'looked up'),
  rpc_unavailable: retried,
  rate_limited: retried,
  slippage: retried,
  insufficient_liquidity: rerouted,
  venue_down: rerouted,
  // The amount is exact: nobody but its owner may change it.
  insufficient_funds: by('fails', 'fails', 'user_fulfillment', 'user_fulfillment'),
};

/** Delays before the second attempt, in milliseconds, by the defaults and what the node asks for. */
const DELAYS: Partial<Record<FaultKind, number>> = {
  blockhash_expired: 0,
  slippage: 0,
  rpc_unavailable: 1_000,
  rate_limited: 1_000,
};

/** Faults that no instruction has: in one transaction they are the first step's. */
const OF_THE_NODE: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'blockhash_expired',
  'rpc_unavailable',
  'rate_limited',
]);

const FIRST = 100_000_000n;
const LAST = 10_000_000n;
const rows = FAULT_KINDS.flatMap((fault) =>
  (Object.keys(SETTINGS) as Setting[]).flatMap((setting) =>
    ATOMIC_MODES.map((mode): [FaultKind, Setting, AtomicMode, End] => [
      fault,
      setting,
      mode,
      EXPECTED[fault][setting],
    ]),
  ),
);

describe('a fault at the second of three steps', () => {
  let world: RecoveryWorld;

  beforeAll(async () => (world = await RecoveryWorld.open()));
  afterAll(() => world.close());

  async function countsOf(): Promise<Map<string, number>> {
    const { byStrategy, flows } = await world.report();
    return new Map([
      ...STRATEGIES.map((name) => [name, byStrategy[name].recovered] as const),
      ['successful', flows.successful],
      ['failed', flows.failed],
    ]);
  }

  it.each(rows)('%s with %s in %s mode: %s', async (fault, setting, atomicMode, end) => {
    const [wallet, first, last] = [freshAddress(), freshAddress(), freshAddress()];
    const before = await countsOf();
    const topUp = async ({ choices }: AskedQuestion): Promise<Answer> => {
      if (!choices.some(({ choice }) => choice === 'top_up')) return { choice: 'retry' };
      const tokens = [{ mint: USDC.address, raw: 1_000_000_000n }];
      await world.get(SandboxWallets).set(wallet, { lamports: 5_000_000_000n, tokens });
      return { choice: 'top_up' };
    };
    const state = await world.run({
      prompt: `send 0.1 SOL to ${first}, then swap 200 USDC to USDT, then send 0.01 SOL to ${last}`,
      wallet,
      atomicMode,
      faults: [{ stepId: 'swap_1', kind: fault, times: 1 }],
      recovery: SETTINGS[setting],
      answer: topUp,
    });

    const isDone = end !== 'fails';
    const goesOn = isDone || atomicMode === 'lenient';
    const sent = isDone || atomicMode !== 'strict';
    expect(state.status).toBe(isDone ? 'Completed' : 'Failed');
    const struck = atomicMode === 'strict' && OF_THE_NODE.has(fault) ? 0 : 1;
    expect(state.steps.map(({ status }) => status)).toEqual(
      [sent, isDone, goesOn].map((isReached, index) => {
        if (isReached) return 'Completed';
        return index === struck ? 'Failed' : 'Skipped';
      }),
    );
    expect((await world.balances(first)).lamports).toBe(sent ? FIRST : 0n);
    expect((await world.balances(last)).lamports).toBe(goesOn ? LAST : 0n);
    const { tokens } = await world.balances(wallet);
    expect(tokens.some(({ mint, raw }) => mint === USDT.address && raw > 190_000_000n)).toBe(isDone);

    const swap = state.steps[struck];
    const decided = swap?.recoveries.map(({ strategy }) => strategy) ?? [];
    expect(decided).toEqual(end === 'looked up' ? [] : [end === 'fails' ? undefined : end]);
    if (end === 'retry') expect(swap?.recoveries[0]?.delayMs).toBe(DELAYS[fault]);
    const made = swap?.attempts.length;
    expect(made).toBe(end === 'looked up' || end === 'fails' ? 1 : 2);
    expect(swap?.attempts.filter(({ ended }) => ended?.outcome === 'landed')).toHaveLength(isDone ? 1 : 0);

    const counted = [isDone ? 'successful' : 'failed', ...(decided[0] === undefined ? [] : [end])];
    const expected = [...before].map(([name, count]) => [name, counted.includes(name) ? count + 1 : count]);
    expect([...(await countsOf())].filter(([name]) => end !== 'looked up' || name !== 'retry')).toEqual(
      expected.filter(([name]) => end !== 'looked up' || name !== 'retry'),
    );
  });
});
