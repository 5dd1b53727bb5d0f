import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SOL, USDC } from '../../src/domain';
import { startTestApp } from '../support/app';
import { freshWallet, held, readWallet } from '../support/flows';
import { type RecoveryStatusBody, answer, recoverFlow, startRecovery, until } from '../support/recovery';

const QUICK = { base_retry_delay_ms: 1, max_retry_delay_ms: 2, jitter: 'none' } as const;
const SENT = 100_000_000n;
const ENDOWED = 5_000_000_000n;
const faults = (step: string, kind: string, times = 1) => ({ sandbox: { faults: [{ step, kind, times }] } });
const statuses = ({ steps }: RecoveryStatusBody) => steps.map(({ status }) => status);

function landed({ steps }: RecoveryStatusBody): Set<string | null> {
  const attempts = steps.flatMap((step) => step.attempts.filter(({ outcome }) => outcome === 'landed'));
  return new Set(attempts.map(({ signature }) => signature));
}

describe('a strict flow', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());

  async function run(
    prompt: (recipient: string) => string,
    more: object = {},
    mode: 'direct' | 'recovery' = 'direct',
  ) {
    const [wallet, recipient] = [freshWallet(), freshWallet()];
    await readWallet(app, recipient);
    const status = await recoverFlow(app, prompt(recipient), wallet, more, mode);
    const [sender, receiver] = [await readWallet(app, wallet), await readWallet(app, recipient)];
    return { status, sender, received: BigInt(receiver.sol_balance) - ENDOWED };
  }

  const three = (recipient: string) =>
    `send 0.1 SOL to ${recipient}, then swap 0.5 SOL to USDC, then lend it`;

  it('lands as one transaction, later amounts being what earlier steps really gave', async () => {
    const { status, sender, received } = await run(three);
    expect(status).toMatchObject({ status: 'Completed', atomicity: 'transaction' });
    expect(landed(status).size).toBe(1);
    expect(received).toBe(SENT);
    const [, swap, lend] = status.steps;
    expect(swap?.output?.received?.find(({ mint }) => mint === USDC.address)?.raw).toBe(
      lend?.output?.spent?.find(({ mint }) => mint === USDC.address)?.raw,
    );
    expect(swap?.output?.spent).toEqual([{ mint: SOL.address, raw: '500000000' }]);
    expect(held(sender, USDC.address)).toBe(1_000_000_000n);
  });

  it.each([
    ['swap_1', 'venue_down', ['Skipped', 'Failed', 'Skipped']],
    ['lend_1', 'venue_down', ['Skipped', 'Skipped', 'Failed']],
    ['swap_1', 'slippage', ['Skipped', 'Failed', 'Skipped']],
    ['lend_1', 'slippage', ['Skipped', 'Skipped', 'Failed']],
  ])('leaves the ledger as it was when %s meets %s', async (step, kind, ends) => {
    const { status, sender, received } = await run(three, faults(step, kind));
    expect(status.status).toBe('Failed');
    expect(statuses(status)).toEqual(ends);
    expect(received).toBe(0n);
    expect(held(sender, USDC.address)).toBe(1_000_000_000n);
    const fees = kind === 'slippage' ? 5_000n : 0n;
    expect(BigInt(sender.sol_balance)).toBe(ENDOWED - fees);
  });

  it.each([
    ['swap_1', 'venue_down', 'alternative_flow'],
    ['swap_1', 'slippage', 'retry'],
    ['lend_1', 'slippage', 'retry'],
    ['lend_1', 'blockhash_expired', 'retry'],
  ])('recovers as a whole when %s meets %s', async (step, kind, strategy) => {
    const more = { ...faults(step, kind), recovery_config: QUICK };
    const { status, received } = await run(three, more, 'recovery');
    expect(status).toMatchObject({ status: 'Completed', atomicity: 'transaction' });
    expect(status.steps.flatMap(({ recoveries }) => recoveries.map((made) => made.strategy))).toEqual([
      strategy,
    ]);
    expect(landed(status).size).toBe(1);
    expect(received).toBe(SENT);
  });

  it('asks about a later step before anything has moved', async () => {
    const [wallet, recipient] = [freshWallet(), freshWallet()];
    const id = await startRecovery(app, three(recipient), wallet, {
      ...faults('lend_1', 'venue_down', 9),
      recovery_config: { ...QUICK, enable_user_fulfillment: true, enable_alternative_flows: false },
    });
    const waiting = await until(app, id, 'AwaitingUser');
    expect(waiting.steps[2]?.attempts.length).toBe(1);
    expect((await readWallet(app, wallet)).sol_balance).toBe(String(ENDOWED));
    await answer(app, id, { question_id: waiting.questions[0]?.question_id, choice: 'abort' });
    expect(statuses(await until(app, id, 'Stopped'))).not.toContain('Completed');
    expect((await readWallet(app, wallet)).sol_balance).toBe(String(ENDOWED));
  });

  it('says that it was a sequence when it is too large for one transaction', async () => {
    const tokens = ['USDC', 'USDT', 'JUP', 'BONK', 'JitoSOL'];
    const prompt = tokens.map((token) => `swap 0.1 SOL to ${token}`).join(', then ');
    const wallet = freshWallet();
    const status = await recoverFlow(app, prompt, wallet, {}, 'direct');
    expect(status).toMatchObject({ status: 'Completed', atomicity: 'sequence' });
    expect(landed(status).size).toBeGreaterThan(1);
    expect(landed(status).size).toBeLessThan(tokens.length);
    expect((await readWallet(app, wallet)).token_balances).toHaveLength(tokens.length);
  });

  it('reads between two transactions when it is asked to', async () => {
    const { status } = await run(
      (to) => `send 0.1 SOL to ${to}, then show my SOL balance, then swap 1 SOL to USDC`,
    );
    expect(status).toMatchObject({ status: 'Completed', atomicity: 'sequence' });
    expect(status.steps[1]?.output?.kind).toBe('report');
  });

  it('is a sequence when it calls programs more often than one transaction may', async () => {
    const { status } = await run(() =>
      Array.from({ length: 8 }, () => 'swap 0.1 SOL to USDC').join(', then '),
    );
    expect(status).toMatchObject({ status: 'Completed', atomicity: 'sequence' });
    expect(landed(status).size).toBe(2);
  });
});
