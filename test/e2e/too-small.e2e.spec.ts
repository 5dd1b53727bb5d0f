import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { freshWallet, runFlow } from '../support/flows';
import { recoverFlow, startRecovery, until } from '../support/recovery';

describe('amounts that buy nothing', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it.each([
    [
      'lend 0.000001 USDC',
      /0\.000001 USDC is too small for one share of the vault: it takes at least 0\.\d+ USDC\./,
    ],
    ['swap 0.000000001 SOL to USDC', /0\.000000001 SOL is too small to buy any USDC\./],
  ])('says so of "%s"', async (prompt, message) => {
    const status = await runFlow(app, prompt, freshWallet());
    expect(status.failure?.code).toBe('amount_too_small');
    expect(status.failure?.message).toMatch(message);
    expect(status.failure?.message).not.toMatch(/owes|smaller amount/);
  });

  it('does not look for another way, and asks how much it is to be', async () => {
    const recovery_config = { enable_alternative_flows: true, enable_user_fulfillment: false };
    const failed = await recoverFlow(app, 'lend 0.000001 USDC', freshWallet(), { recovery_config });
    expect(failed.steps[0]?.recoveries.map(({ alternative }) => alternative)).toEqual([null]);
    const id = await startRecovery(app, 'lend 0.000001 USDC', freshWallet(), {
      recovery_config: { ...recovery_config, enable_user_fulfillment: true },
    });
    const { questions } = await until(app, id, 'AwaitingUser');
    expect(questions[0]?.choices.map(({ choice }) => choice)).toContain('abort');
  });

  it('still says of too much that it is too much', async () => {
    const status = await runFlow(app, 'withdraw 900000000 USDC from jupiter lend', freshWallet());
    expect(status.failure?.code).not.toBe('amount_too_small');
  });
});
