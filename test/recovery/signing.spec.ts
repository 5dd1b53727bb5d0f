import bs58 from 'bs58';
import { type Address, type AskedQuestion, type ExecutionSnapshot, SOL, USDC } from '../../src/domain';
import { SandboxWallets } from '../../src/ledger';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { RecoveryWorld, type Trial } from '../support/recovery-world';
import { WalletOwner } from '../support/wallet-owner';

const LEND = 'swap 1 SOL to USDC, then lend it';

describe('a flow whose transactions the owner of the wallet signs', () => {
  let world: RecoveryWorld;
  let owner: WalletOwner;

  beforeAll(async () => {
    world = await RecoveryWorld.open();
  });
  afterAll(() => world.close());
  beforeEach(() => {
    owner = new WalletOwner();
  });

  const run = (prompt: string, more: Partial<Trial> = {}) =>
    world.run({
      prompt,
      wallet: owner.address,
      signer: 'wallet',
      recovery: null,
      answer: owner.answer,
      ...more,
    });
  const holds = async (mint: Address, wallet = owner.address) => {
    const { lamports, tokens } = await world.balances(wallet);
    return mint === SOL.address ? lamports : (tokens.find((token) => token.mint === mint)?.raw ?? 0n);
  };

  it('asks once for a transaction, says what it does, and sends exactly what was signed', async () => {
    const execution = await run(LEND);
    expect(execution).toMatchObject({ status: 'Completed', signer: 'wallet' });
    const [question, ...others] = questionsOf(execution);
    expect(others).toEqual([]);
    expect(question?.text).toMatch(
      /^Swap 1 SOL to USDC; Lend the USDC from swap_1 on Jupiter Lend\. At most 1 SOL may leave the wallet, .* at least 14\d\.\d+ jlUSDC must arrive\. Sign it as it is\.$/,
    );
    expect(question?.choices.map(({ choice }) => choice)).toEqual(['sign', 'retry', 'abort']);
    const signed = Buffer.from(question?.answer?.transaction ?? '', 'base64');
    const landed = execution.steps.map(({ attempts }) => attempts[0]?.ended?.landed?.signature);
    expect(landed).toEqual(Array(2).fill(bs58.encode(signed.subarray(1, 65))));
    expect(execution.steps[0]?.attempts[0]?.recorded).toMatchObject({
      guards: question?.proposal?.guards,
      blockhash: question?.proposal?.blockhash,
      size: signed.length,
    });
  });

  it('asks for each transaction of a sequence, those that undo it among them', async () => {
    const execution = await run(`${LEND}, then show my balances, then send 900000 USDC to ${freshAddress()}`);
    expect(execution.status).toBe('Failed');
    expect(questionsOf(execution).map(({ questionId }) => questionId)).toEqual([
      'swap_1-1',
      'undo_lend_1-1',
      'undo_swap_1-1',
    ]);
    expect(execution.failure?.message).toContain('Undone: swap_1, lend_1.');
  });

  it('moves nothing when nobody signs in time', async () => {
    await world.admit(owner.address);
    const before = await world.balances(owner.address);
    const execution = await run(LEND, { answer: () => undefined });
    expect(execution).toMatchObject({ status: 'Failed', failure: { code: 'signature_missing' } });
    expect(execution.steps.flatMap(({ attempts }) => attempts)).toEqual([]);
    expect(execution.steps.flatMap(({ recoveries }) => recoveries)).toEqual([]);
    expect(await world.balances(owner.address)).toEqual(before);
  });

  it('makes a fresh transaction when asked to, after the first can no longer land', async () => {
    let asked = 0;
    const execution = await run(LEND, {
      answer: (question) => {
        asked += 1;
        if (asked > 1) return owner.answer(question);
        world.clock.advance(61_000);
        return { choice: 'retry' };
      },
    });
    expect(execution.status).toBe('Completed');
    const [first, second] = questionsOf(execution).map(({ proposal }) => proposal);
    expect(second?.blockhash).not.toBe(first?.blockhash);
    expect([first?.attempt, second?.attempt]).toEqual([1, 1]);
    expect(execution.steps[0]?.attempts).toHaveLength(1);
  });

  it('does not take a signature for a transaction that can no longer land', async () => {
    const late = run(LEND, {
      answer: (question) => {
        world.clock.advance(61_000);
        return owner.answer(question);
      },
    });
    await expect(late).rejects.toMatchObject({ code: 'transaction_expired' });
  });

  it('does not take a signature after the time of the question, though nobody has noticed yet', async () => {
    const late = run(LEND, {
      recovery: { userTimeoutSeconds: 10 },
      answer: (question) => {
        world.clock.set(Date.parse(question.expiresAt) + 6_000);
        return owner.answer(question);
      },
    });
    await expect(late).rejects.toMatchObject({ code: 'question_not_open' });
    expect(await holds(USDC.address)).toBe(1_000_000_000n);
  });

  it('does not count what signing took before a failure against the time for recovering', async () => {
    let asked = 0;
    const execution = await run('swap 1 SOL to USDC', {
      recovery: {
        maxRecoveryTimeMs: 3_000,
        baseRetryDelayMs: 1_000,
        maxRetryDelayMs: 1_000,
        retryAttempts: 20,
      },
      faults: [{ stepId: 'swap_1', kind: 'rpc_unavailable', times: 50 }],
      answer: (question) => {
        if ((asked += 1) === 1) world.clock.advance(15_000);
        return owner.answer(question);
      },
    });
    expect(execution.status).toBe('Failed');
    const retries = execution.steps[0]?.recoveries.filter(({ strategy }) => strategy === 'retry') ?? [];
    expect(retries.reduce((sum, { delayMs }) => sum + delayMs, 0)).toBeLessThanOrEqual(3_000);
  });

  it.each(['rpc_unavailable', 'slippage', 'rpc_timeout_after_send'] as const)(
    'recovers from %s after the signature, with another signature only where another transaction is sent',
    async (kind) => {
      const execution = await run('swap 1 SOL to USDC', {
        recovery: {},
        faults: [{ stepId: 'swap_1', kind, times: 1 }],
      });
      expect(execution.status).toBe('Completed');
      const signatures = kind === 'rpc_timeout_after_send' ? 1 : 2;
      expect(questionsOf(execution)).toHaveLength(signatures);
      expect(execution.steps[0]?.attempts).toHaveLength(signatures);
      expect(await holds(SOL.address)).toBeGreaterThan(3_990_000_000n);
    },
  );

  it('hands over a transaction that the market maker has signed already', async () => {
    const execution = await run('swap 1 SOL to USDC', {
      recovery: {},
      faults: [{ stepId: 'swap_1', kind: 'venue_down', times: 1 }],
    });
    expect(execution.status).toBe('Completed');
    expect(execution.steps[0]?.output).toMatchObject({ venue: 'market_maker' });
    const [question] = questionsOf(execution);
    const choice = question?.choices.find((offered) => offered.choice === 'sign');
    const wire = Buffer.from(choice?.transaction ?? '', 'base64');
    expect([wire[0], wire.subarray(1, 65).every((byte) => byte === 0)]).toEqual([2, true]);
    expect(wire.subarray(65, 129).some((byte) => byte !== 0)).toBe(true);
  });

  it('meets a fault once, also when what met it was never signed', async () => {
    let asked = 0;
    const execution = await run('swap 1 SOL to USDC', {
      faults: [{ stepId: 'swap_1', kind: 'blockhash_expired', times: 1 }],
      answer: (question) => ((asked += 1) === 1 ? { choice: 'retry' } : owner.answer(question)),
    });
    expect(execution.status).toBe('Completed');
    expect(asked).toBe(2);
  });

  it('does not send what would no longer do what it was signed for', async () => {
    const whale = freshAddress();
    const usdc = { mint: USDC.address, raw: 10_000_000_000_000n };
    await world.get(SandboxWallets).set(whale, { lamports: 10_000_000_000n, tokens: [usdc] });
    let asked = 0;
    const execution = await run('swap 100 USDC to SOL', {
      recovery: {},
      answer: async (question) => {
        asked += 1;
        if (asked === 1)
          await world.run({ prompt: 'swap 500000 USDC to SOL', wallet: whale, recovery: null });
        return owner.answer(question);
      },
    });
    expect(execution.status).toBe('Completed');
    const [first, second] = execution.steps[0]?.attempts ?? [];
    expect(first).toMatchObject({ ended: { outcome: 'failed', failure: { code: 'slippage_exceeded' } } });
    expect(first?.recorded).toBeUndefined();
    expect(second?.ended?.outcome).toBe('landed');
    expect(asked).toBe(2);
  });

  it('ends when the owner would rather not', async () => {
    const execution = await run(LEND, { answer: () => ({ choice: 'abort' }) });
    expect(execution).toMatchObject({ status: 'Stopped', steps: [{ attempts: [] }, { attempts: [] }] });
  });
});

function questionsOf({ steps }: ExecutionSnapshot): AskedQuestion[] {
  return steps.flatMap(({ questions }) => questions);
}
