import { address } from '@solana/kit';
import { FakeClock } from '../../src/common/clock/clock.fake';
import { EnvironmentError } from '../../src/config';
import { checkGenesis } from '../../src/ledger/rpc/check-genesis';
import { RpcEndpoint } from '../../src/ledger/rpc/rpc-endpoint';
import { RpcError } from '../../src/ledger/rpc/rpc-error';
import { RpcPool } from '../../src/ledger/rpc/rpc-pool';
import { type FaultProxy, type ProxyFault, openFaultProxy, refusal } from '../support/fault-proxy';
import { type ServedSandbox, callRpc, serveSandbox } from '../support/sandbox-chain';

const WALLET = address('BAkQKAwTMUqzdkHfE2cUsh4mYJMDxrYtBvLHYXFbmP8c');
const TIMEOUT_MS = 5_000;

describe('a pool of RPC nodes', () => {
  let sandbox: ServedSandbox;
  let first: FaultProxy;
  let second: FaultProxy;
  let clock: FakeClock;
  let pool: RpcPool;

  beforeAll(async () => {
    sandbox = await serveSandbox();
  });
  afterAll(() => sandbox.close());

  beforeEach(async () => {
    [first, second] = [await openFaultProxy(sandbox.http), await openFaultProxy(sandbox.http)];
    clock = new FakeClock();
    pool = new RpcPool([endpointAt(first.url), endpointAt(second.url)]);
  });
  afterEach(() => Promise.all([first.close(), second.close()]));

  const endpointAt = (url: string) => new RpcEndpoint({ url, clock, timeoutMs: TIMEOUT_MS });
  const height = () => pool.ask((rpc) => rpc.getBlockHeight());

  async function errorOf(work: Promise<unknown>): Promise<RpcError> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof RpcError) return error;
    throw new Error(`No RpcError: ${String(error)}`);
  }

  it('asks the first node while that answers', async () => {
    expect(typeof (await height())).toBe('bigint');
    expect([first.methods, second.methods]).toEqual([['getBlockHeight'], []]);
  });

  it.each<[string, ProxyFault]>([
    ['an HTTP error', { kind: 'answer', status: 503 }],
    ['a page of HTML', { kind: 'answer', status: 200, body: '<html>' }],
    ['JSON that is no JSON-RPC', { kind: 'answer', status: 200, body: '{"ok":true}' }],
    ['a lost answer', { kind: 'lose_answer' }],
    ['half an answer', { kind: 'cut_answer' }],
    ['a node that is unhealthy', refusal(-32005, 'Node is unhealthy', { numSlotsBehind: 42 })],
    [
      'a node that is behind',
      refusal(-32016, 'Minimum context slot has not been reached', { contextSlot: 1 }),
    ],
    ['a limited rate as HTTP status', { kind: 'answer', status: 429 }],
    ['a limited rate as code', refusal(-32429, 'Slow down')],
    ['a limited rate as text', refusal(-32000, 'Too many requests for this key')],
  ])('passes over %s', async (_name, fault) => {
    first.fault = () => fault;
    expect(typeof (await height())).toBe('bigint');
    expect(second.methods).toEqual(['getBlockHeight']);
  });

  it('passes over a node that stays silent for too long', async () => {
    first.fault = () => {
      setImmediate(() => clock.advance(TIMEOUT_MS));
      return { kind: 'silence' };
    };
    expect(typeof (await height())).toBe('bigint');
  });

  it('does not repeat at the second node what the first refuses for good', async () => {
    first.fault = () => refusal(-32602, 'Invalid params');
    const error = await errorOf(height());
    expect(error).toMatchObject({
      failure: { code: 'transaction_error', rpcCode: -32602 },
      isRefusal: true,
      passes: false,
    });
    expect(second.methods).toEqual([]);
  });

  it('leaves a node alone for as long as it wants', async () => {
    first.fault = () => ({ kind: 'answer', status: 429, headers: { 'retry-after': '7' } });
    await height();
    first.fault = () => undefined;
    clock.advance(6_999);
    await height();
    expect(first.methods).toHaveLength(1);
    clock.advance(1);
    await height();
    expect(first.methods).toHaveLength(2);
  });

  it('says how long to wait when every node limits the rate, and does not ask again until then', async () => {
    const limited: ProxyFault = { kind: 'answer', status: 429, headers: { 'retry-after': '3' } };
    first.fault = () => limited;
    second.fault = () => limited;
    expect((await errorOf(height())).failure).toMatchObject({ code: 'rate_limited', httpStatus: 429 });
    clock.advance(1_000);
    expect((await errorOf(height())).failure).toMatchObject({ code: 'rate_limited', retryAfterMs: 2_000 });
    expect(first.methods).toHaveLength(1);
  });

  it('asks a node last that failed three times in a row, for a minute', async () => {
    first.fault = () => ({ kind: 'answer', status: 500 });
    for (let failure = 0; failure < 3; failure += 1) await height();
    await height();
    expect(first.methods).toHaveLength(3);
    second.fault = () => ({ kind: 'answer', status: 500 });
    await errorOf(height());
    expect(first.methods).toHaveLength(4);
    clock.advance(60_000);
    first.fault = () => undefined;
    await height();
    expect(first.methods).toHaveLength(5);
  });

  it.each<[string, ProxyFault, boolean]>([
    ['a lost answer', { kind: 'lose_answer' }, false],
    ['half an answer', { kind: 'cut_answer' }, false],
    ['a 502', { kind: 'answer', status: 502 }, false],
    ['an internal error', refusal(-32603, 'Internal error'), false],
    ['an answer that cannot be read', { kind: 'answer', status: 200, body: '[]' }, false],
    ['a 429', { kind: 'answer', status: 429 }, true],
    ['a 401', { kind: 'answer', status: 401 }, true],
    ['a node that is behind', refusal(-32016, 'Behind'), true],
  ])('knows whether the node may have done what was asked: %s', async (_name, fault, isRefusal) => {
    first.fault = () => fault;
    const [endpoint] = pool.endpoints;
    if (endpoint === undefined) throw new Error('There are two');
    const error = await errorOf(endpoint.call((rpc) => rpc.getBlockHeight()));
    expect(error.isRefusal).toBe(isRefusal);
    expect(error.message).not.toContain('secret-path');
  });

  it('wants no answer older than one that it had', async () => {
    sandbox.clock.advance(4_000);
    const { context } = await pool.ask((rpc, seen) => rpc.getLatestBlockhash(seen));
    const asked: unknown[] = [];
    first.fault = (_method, params) => {
      asked.push(params[1]);
      return undefined;
    };
    await pool.ask((rpc, seen) => rpc.getBalance(WALLET, seen));
    expect(asked).toEqual([expect.objectContaining({ minContextSlot: Number(context.slot) })]);
  });

  describe('of a cluster', () => {
    const genesis = async () => String((await callRpc(sandbox, 'getGenesisHash')).result);

    it('is taken when every node belongs to it', async () => {
      await expect(checkGenesis(pool.endpoints, await genesis())).resolves.toBeUndefined();
    });

    it('is refused when one node belongs to another', async () => {
      second.fault = () => ({
        ...{ kind: 'answer', status: 200 },
        body: '{"jsonrpc":"2.0","id":0,"result":"EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG"}',
      });
      const check = checkGenesis(pool.endpoints, await genesis());
      await expect(check).rejects.toThrow(/REEV_RPC_GENESIS .* belongs to devnet/);
    });

    it('is refused by name when the sandbox answers for mainnet', async () => {
      await expect(checkGenesis(pool.endpoints, 'mainnet')).rejects.toThrow(EnvironmentError);
    });

    it('is refused when a node does not answer', async () => {
      second.fault = () => ({ kind: 'answer', status: 503 });
      await expect(checkGenesis(pool.endpoints, await genesis())).rejects.toThrow(/REEV_RPC_URLS .*503/);
    });
  });
});
