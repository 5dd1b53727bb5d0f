import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SOL, USDC } from '../../src/domain';
import { Database } from '../../src/storage';
import { startTestApp } from '../support/app';
import { type FlowStatusBody, freshWallet, readWallet, runFlow } from '../support/flows';

const RECIPIENT = '3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2';

interface Change {
  readonly owner: string;
  readonly mint: string;
  readonly delta: string;
}

interface Moved {
  readonly mint: string;
  readonly raw: string;
}

interface PlanBody {
  readonly steps: readonly {
    readonly step_id: string;
    readonly preview: {
      readonly outcome: string;
      readonly reason: string | null;
      readonly failure: { readonly code: string } | null;
      readonly action: Record<string, unknown> | null;
      readonly venue: string | null;
      readonly quote: {
        readonly venue: string;
        readonly in_amount: string;
        readonly out_amount: string;
      } | null;
      readonly guards: { readonly min_credit: readonly { readonly raw: string }[] } | null;
      readonly asset_diff: readonly Change[];
      readonly simulated_after: readonly string[];
    };
  }[];
  readonly preview: {
    readonly status: string | null;
    readonly failure: { readonly code: string; readonly message: string } | null;
    readonly atomicity: string | null;
    readonly transactions: readonly {
      readonly step_ids: string[];
      readonly fee: string;
      readonly rent: string;
    }[];
    readonly asset_diff: readonly Change[];
    readonly assumptions: readonly string[];
  };
}

describe('POST /flows/plan', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());

  const post = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/flows/plan', payload });
  const plan = async (prompt: string, wallet: string, more: object = {}) => {
    const answer = await post({ prompt, wallet, ...more });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<PlanBody>();
  };
  const moved = (wallet: string, changes: readonly Change[], sign: bigint) =>
    changes
      .filter(({ owner, delta }) => owner === wallet && BigInt(delta) * sign > 0n)
      .map(({ mint, delta }) => ({ mint, raw: String(BigInt(delta) * sign) }));
  const outcomes = ({ steps }: PlanBody) => steps.map(({ preview }) => preview.outcome);
  /** Of what landed. */
  const signatures = ({ steps }: FlowStatusBody) => {
    const landed = steps.flatMap(({ attempts }) => attempts.filter(({ outcome }) => outcome === 'landed'));
    return new Set(landed.map(({ signature }) => signature));
  };
  /** The same tokens, and but for interest of a second or two the same amounts. */
  const expectSame = (foreseen: readonly Moved[], real: readonly Moved[] = []) => {
    expect(foreseen.map(({ mint }) => mint)).toEqual(real.map(({ mint }) => mint));
    for (const [index, { raw }] of foreseen.entries())
      expect(Number(raw) / Number(real[index]?.raw)).toBeCloseTo(1, 6);
  };

  it.each<[string, object]>([
    ['swap 1 SOL to USDC', {}],
    ['swap 1 SOL to USDC, then lend it', {}],
    ['swap 1 SOL to USDC, then lend it', { atomic_mode: 'lenient' }],
    [`send 0.1 SOL to ${RECIPIENT}, then swap half of my SOL to USDC, then lend all my USDC`, {}],
    [
      `send 0.1 SOL to ${RECIPIENT}, then swap half of my SOL to USDC, then lend all my USDC`,
      { atomic_mode: 'conditional' },
    ],
    ['swap 2 SOL to USDC, then swap it back to SOL', { atomic_mode: 'lenient' }],
    ['swap 2 SOL to USDC, then swap it back to SOL', {}],
    ['lend 100 USDC, then withdraw half of it', { atomic_mode: 'lenient' }],
    ['lend 100 USDC, show my balances, then withdraw all my USDC', {}],
    ['buy exactly 50 USDC with SOL', { slippage_bps: 100 }],
    ['swap 4.99 SOL to USDC, then swap 1 SOL to JUP', {}],
    ['swap 4.99 SOL to USDC, then swap 1 SOL to JUP', { atomic_mode: 'lenient' }],
    [
      'send 9 SOL to 3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2, then lend 5 USDC',
      { atomic_mode: 'lenient' },
    ],
  ])('foresees what "%s" with %j comes to', async (prompt, more) => {
    const wallet = freshWallet();
    const planned = await plan(prompt, wallet, more);
    const done = await runFlow(app, prompt, wallet, more);
    expect(planned.preview.status).toBe(done.status);
    expect(planned.preview.failure?.code).toBe(done.failure?.code);
    for (const [index, { step_id, preview }] of planned.steps.entries()) {
      const step = done.steps[index];
      expect([step_id, step?.step_id]).toEqual([step?.step_id, step_id]);
      expect(preview.failure?.code).toBe(step?.failure?.code);
      expect(preview.outcome).toBe(
        {
          Completed: step?.output?.kind === 'report' ? 'reads' : 'works',
          Failed: 'fails',
          Skipped: 'skipped',
        }[step?.status ?? ''],
      );
      if (preview.outcome !== 'works') continue;
      expectSame(moved(wallet, preview.asset_diff, -1n), step?.output?.spent);
      const received = 'recipient' in (preview.action ?? {}) ? RECIPIENT : wallet;
      expectSame(moved(received, preview.asset_diff, 1n), step?.output?.received);
    }
    expect(planned.preview.transactions).toHaveLength(signatures(done).size);
  });

  it('moves nothing and stores nothing', async () => {
    const wallet = freshWallet();
    await readWallet(app, wallet);
    const rows = () =>
      app.get(Database, { strict: false }).read(async (db) => ({
        flows: await db.selectFrom('flows').selectAll().execute(),
        executions: await db.selectFrom('executions').selectAll().execute(),
        events: await db.selectFrom('events').selectAll().execute(),
        transactions: await db.selectFrom('ledger_transactions').selectAll().execute(),
        accounts: await db.selectFrom('sandbox_accounts').selectAll().orderBy('address').execute(),
      }));
    const before = [await rows(), await readWallet(app, wallet)];
    await plan('swap 1 SOL to USDC, then lend it', wallet);
    await plan('swap 1 SOL to USDC, then lend it', wallet, { atomic_mode: 'lenient' });
    expect([await rows(), await readWallet(app, wallet)]).toEqual(before);
  });

  it('shows quotes, bounds, fees and the sum of it all', async () => {
    const wallet = freshWallet();
    const planned = await plan('swap 1 SOL to USDC, then lend it', wallet, { atomic_mode: 'lenient' });
    const [swap, lend] = planned.steps.map(({ preview }) => preview);
    expect(outcomes(planned)).toEqual(['works', 'works']);
    expect(swap).toMatchObject({
      action: { tool: 'jupiter_swap', amount: '1000000000' },
      simulated_after: [],
    });
    expect(swap?.quote).toMatchObject({
      in_amount: '1000000000',
      input_mint: SOL.address,
      output_mint: USDC.address,
    });
    const [least] = swap?.guards?.min_credit ?? [];
    expect(BigInt(least?.raw ?? 0)).toBe((BigInt(swap?.quote?.out_amount ?? 0) * 9_950n) / 10_000n);
    expect(lend).toMatchObject({ simulated_after: ['swap_1'], action: { amount: swap?.quote?.out_amount } });
    expect(planned.preview).toMatchObject({ status: 'Completed', atomicity: 'sequence' });
    expect(planned.preview.transactions.map(({ step_ids, fee }) => [step_ids, fee])).toEqual([
      [['swap_1'], '5000'],
      [['lend_1'], '5000'],
    ]);
    expect(planned.preview.assumptions.join(' ')).toContain('lend_1: simulated with the steps ahead of it');
    const sum = planned.preview.asset_diff.filter(({ owner }) => owner === wallet);
    expect(sum.map(({ mint }) => mint)).not.toContain(USDC.address);
    const strict = await plan('swap 1 SOL to USDC, then lend it', wallet);
    expect(strict.preview).toMatchObject({ atomicity: 'transaction', transactions: [{ fee: '5000' }] });
  });

  it('says what would fail and what follows from it, and refuses nothing', async () => {
    const wallet = freshWallet();
    const strict = await plan('swap 9 SOL to USDC, then lend it', wallet);
    expect(outcomes(strict)).toEqual(['fails', 'skipped']);
    expect(strict.preview).toMatchObject({
      status: 'Failed',
      atomicity: null,
      transactions: [],
      asset_diff: [],
    });
    expect(strict.preview.failure).toMatchObject({ code: 'insufficient_funds' });
    const late = await plan('swap 1 SOL to USDC, then swap 9 SOL to USDC', wallet);
    expect(outcomes(late)).toEqual(['skipped', 'fails']);
    const lenient = await plan('swap 9 SOL to JUP, then lend 1 USDC', wallet, { atomic_mode: 'lenient' });
    expect(outcomes(lenient)).toEqual(['fails', 'works']);
  });

  it.each([{}, { atomic_mode: 'lenient' }])(
    'says what is left out of a simulation that has no room for it: %j',
    async (more) => {
      const prompt = Array.from({ length: 8 }, () => 'swap 0.1 SOL to USDC').join(', then ');
      const wallet = freshWallet();
      const long = await plan(prompt, wallet, more);
      expect(new Set(outcomes(long))).toEqual(new Set(['works']));
      expect(long.preview).toMatchObject({ status: 'Completed', atomicity: 'sequence' });
      expect(long.preview.assumptions.at(-1)).toMatch(/swap_8: simulated as if swap_1, .* had not been/);
      const undoing = /those that have landed are undone, last first, as long as at least 95 %/;
      expect(undoing.test(long.preview.assumptions.join(' '))).toBe(more.atomic_mode === undefined);
      const done = await runFlow(app, prompt, wallet, more);
      expect([done.status, signatures(done).size]).toEqual(['Completed', long.preview.transactions.length]);
    },
  );

  it.each([
    [{ slippage_bps: 5_001 }, 'invalid_request'],
    [{ slippage_bps: '50' }, 'invalid_request'],
    [{ atomic_mode: 'loose' }, 'invalid_request'],
    [{ agent: 'deterministic' }, 'invalid_request'],
    [{ wallet: 'me' }, 'invalid_wallet'],
  ])('refuses %j', async (more, code) => {
    const refused = await post({ prompt: 'swap 1 SOL to USDC', wallet: freshWallet(), ...more });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([400, code]);
  });
});
