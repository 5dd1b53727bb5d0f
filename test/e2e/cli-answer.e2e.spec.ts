import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type CliEnd, reev } from '../support/cli-process';
import { type FlowStatusBody, freshWallet } from '../support/flows';

const SOL = 'So11111111111111111111111111111111111111112';
/** Asks what to do about a venue that is down. */
const VENUE = {
  prompt: 'swap 1 SOL to USDC',
  sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down' }] },
  retries: 0,
};
/** Asks what to do about money that is gone. */
const MONEY = {
  prompt: 'send 5 SOL to 4Nd1mYkXo8dKM3Fpc2PnDHwCaJ7tVuY2HXwLU7eMTnhx',
  sandbox: { faults: [{ step: 'transfer_1', kind: 'insufficient_funds' }] },
  retries: 3,
};

describe('answering at the command line', () => {
  let app: NestFastifyApplication;
  let server: string;

  beforeAll(async () => {
    app = await startTestApp();
    await app.listen(0, '127.0.0.1');
    server = await app.getUrl();
  });
  afterAll(() => app.close());

  const remote = () => ['--server', server];
  const status = ({ stdout }: CliEnd) => JSON.parse(stdout) as FlowStatusBody;
  /** Raw units of SOL that the first step sent. */
  const sentBy = (end: CliEnd) => status(end).steps[0]?.output?.spent?.find(({ mint }) => mint === SOL)?.raw;

  /** The id of an execution that asks. */
  async function waiting({ prompt, sandbox, retries }: typeof VENUE): Promise<string> {
    const accepted = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-recovery',
      headers: { prefer: 'wait=5' },
      payload: {
        prompt,
        sandbox,
        wallet: freshWallet(),
        recovery_config: {
          enable_user_fulfillment: true,
          enable_alternative_flows: false,
          retry_attempts: retries,
        },
      },
    });
    return accepted.json<{ execution_id: string }>().execution_id;
  }

  it('answers and stops what another terminal has left waiting', async () => {
    const asking = await waiting(VENUE);
    const unsaid = await reev(['answer', asking, ...remote()]);
    expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringMatching(/Name one of .*retry/)]);
    const wrong = await reev(['answer', asking, 'dance', ...remote()]);
    expect(wrong.code).toBe(2);
    const answered = await reev(['answer', asking, 'retry', '--json', ...remote()]);
    expect([answered.code, status(answered).status]).toEqual([0, 'Completed']);
    const stopped = await reev(['stop', await waiting(VENUE), '--json', ...remote()]);
    expect([stopped.code, status(stopped).status]).toEqual([0, 'Stopped']);
  }, 300_000);

  it('answers with an amount of the token that the question names, or with raw units', async () => {
    const asking = await waiting(MONEY);
    const answer = ['answer', asking, 'reduce_amount'];
    const wrong = await reev([...answer, '--amount', '0.0000000001', ...remote()]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('This is not an amount of SOL.')]);
    const twice = await reev([...answer, '--amount', '1', '--amount-raw', '1', ...remote()]);
    expect(twice.code).toBe(2);
    const none = await reev(['answer', asking, 'abort', '--amount', '1', ...remote()]);
    expect([none.code, none.stderr]).toEqual([2, 'abort takes no amount here.\n']);
    const whole = await reev([...answer, '--amount', '1.25', '--json', ...remote()]);
    expect([whole.code, sentBy(whole)]).toEqual([0, '1250000000']);
    const raw = ['answer', await waiting(MONEY), 'reduce_amount', '--amount-raw', '1250000001', '--json'];
    expect(sentBy(await reev([...raw, ...remote()]))).toBe('1250000001');
  }, 300_000);
});
