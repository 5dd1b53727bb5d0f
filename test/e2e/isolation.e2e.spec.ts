import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FAULT_KINDS } from '../../src/domain';
import { startTestApp } from '../support/app';
import { APP_STORES, type AppStore } from '../support/app-stores';
import { type FlowStatusBody, type WalletBody, freshWallet } from '../support/flows';

const EXECUTIONS = 200;
/** Requests of each client that are under way at once. */
const AT_ONCE = 4;
const PROMPT = 'swap 0.01 SOL to USDC';
const SPENT = 10_000_000n;
const FEE = 5_000n;
const ENDOWED = 5_000_000_000n;

describe.each(APP_STORES)('executions with faults beside executions without, on %s', (_name, open) => {
  let store: AppStore;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    store = await open();
    app = await startTestApp({ variables: store.variables });
  });
  afterAll(async () => {
    await app.close();
    await store.dispose();
  });

  async function execute(wallet: string, more: object): Promise<FlowStatusBody> {
    const accepted = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      headers: { prefer: 'wait=20' },
      payload: { prompt: PROMPT, wallet, ...more },
    });
    if (accepted.statusCode !== 200) throw new Error(`Not ended: ${accepted.statusCode} ${accepted.body}`);
    const { execution_id } = accepted.json<{ execution_id: string }>();
    const url = `/api/v1/executions/${execution_id}`;
    return (await app.inject({ url, headers: { prefer: 'wait=20' } })).json<FlowStatusBody>();
  }

  async function loop(more: (index: number) => { wallet: string }): Promise<FlowStatusBody[]> {
    const ended: FlowStatusBody[] = [];
    const indexes = Array.from({ length: EXECUTIONS }, (_none, index) => index).values();
    const client = async () => {
      for (const index of indexes) {
        const { wallet, ...rest } = more(index);
        ended.push(await execute(wallet, rest));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
    return ended;
  }

  it('leave these untouched', async () => {
    const wallet = freshWallet();
    const faulty = (index: number) => {
      const fault = { step: 'swap_1', kind: FAULT_KINDS[index % FAULT_KINDS.length], times: 1 };
      return { wallet: freshWallet(), sandbox: { faults: [fault] } };
    };
    const [withFaults, without] = await Promise.all([loop(faulty), loop(() => ({ wallet }))]);

    expect(without.filter(({ status }) => status !== 'Completed')).toEqual([]);
    expect(new Set(without.map(({ steps }) => steps[0]?.attempts.length))).toEqual(new Set([1]));
    const held = (await app.inject(`/api/v1/sandbox/wallets/${wallet}`)).json<WalletBody>();
    expect(BigInt(held.sol_balance)).toBe(ENDOWED - BigInt(EXECUTIONS) * (SPENT + FEE));
    const failures = new Set(withFaults.map(({ failure }) => failure?.code));
    expect(failures.size).toBeGreaterThan(4);
  }, 60_000);
});
