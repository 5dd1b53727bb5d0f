import { randomBytes } from 'node:crypto';
import type { Address } from '../../src/domain';
import { Ed25519Key, SandboxWallets } from '../../src/ledger';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { transferOf } from '../../src/ledger/embedded/system-transfer.fake';
import type { SignedTransaction } from '../../src/ledger/transaction';
import { type FaultProxy, type ProxyFault, openFaultProxy, refusal } from '../support/fault-proxy';
import { openClientOf, recordedOn } from '../support/ledgers';
import { type ServedSandbox, runClock, serveSandbox } from '../support/sandbox-chain';

const AMOUNT = 1_000_000n;
const START = 5_000_000_000n;

describe('the ledger behind nodes that fail', () => {
  const key = new Ed25519Key(randomBytes(32));
  const wallet = key.address;
  let sandbox: ServedSandbox;
  let wallets: SandboxWallets;
  let [first, second]: FaultProxy[] = [];
  let client: Awaited<ReturnType<typeof openClientOf>>;
  let recipient: Address;
  let stopClock: () => void;

  beforeAll(async () => {
    sandbox = await serveSandbox({ REEV_SANDBOX_ENDOWMENT: 'none' });
    wallets = sandbox.app.get(SandboxWallets, { strict: false });
  });
  afterAll(() => sandbox.close());

  beforeEach(async () => {
    stopClock = () => undefined;
    first = await openFaultProxy(sandbox.http);
    second = await openFaultProxy(sandbox.http);
    client = await openClientOf(sandbox, [key], [first.url, second.url]);
    recipient = freshAddress();
    await wallets.set(wallet, { lamports: START, tokens: [] });
    await wallets.set(recipient, { lamports: 0n, tokens: [] });
  });
  afterEach(async () => {
    stopClock();
    await client.store.database.close();
    await Promise.all([node(1).close(), node(2).close()]);
  });

  function node(number: 1 | 2): FaultProxy {
    const proxy = number === 1 ? first : second;
    if (proxy === undefined) throw new Error('Not open');
    return proxy;
  }

  /** Lets something go wrong with every call of one method. */
  function fail(proxy: FaultProxy, method: string, fault: ProxyFault): void {
    proxy.fault = (called) => (called === method ? fault : undefined);
  }

  function failBoth(method: string, fault: ProxyFault): void {
    fail(node(1), method, fault);
    fail(node(2), method, fault);
  }

  function heal(): void {
    node(1).fault = () => undefined;
    node(2).fault = () => undefined;
  }

  function expire(): void {
    sandbox.clock.advance(151 * 400);
  }

  const transfer = () => recordedOn(client, transferOf(wallet, recipient, AMOUNT));
  const received = async () => (await wallets.get(recipient)).lamports;
  const verdict = (signed: SignedTransaction) => client.landedCheck.verdict(signed);
  const LOST: readonly (readonly [string, ProxyFault])[] = [
    ['a lost answer', { kind: 'lose_answer' }],
    ['half an answer', { kind: 'cut_answer' }],
    ['a 502 that hides what happened', { kind: 'answer', status: 502 }],
    ['an internal error', refusal(-32603, 'Internal error')],
  ];

  it.each(LOST)(
    'does not know what came of a transaction after %s, and lands it once',
    async (_name, fault) => {
      failBoth('sendTransaction', fault);
      const signed = await transfer();
      const sent = await client.ledger.send(signed);
      // A node that executed it tells the next one that it has.
      if (sent.outcome !== 'landed')
        expect(sent).toMatchObject({ outcome: 'unknown', failure: { code: 'timeout_after_send' } });
      heal();
      const settled = await client.landedCheck.resend(signed.signature);
      expect(settled).toMatchObject({ outcome: 'landed' });
      expect(await verdict(signed)).toMatchObject({ outcome: 'landed' });
      expect(await received()).toBe(AMOUNT);
    },
  );

  it('sends through the second node what the first did not take', async () => {
    fail(node(1), 'sendTransaction', { kind: 'answer', status: 429, headers: { 'retry-after': '5' } });
    expect(await client.ledger.send(await transfer())).toMatchObject({ outcome: 'landed' });
    expect(await received()).toBe(AMOUNT);
  });

  it('has failed for good what every node refused to take, and never sends it again', async () => {
    failBoth('sendTransaction', { kind: 'answer', status: 429, headers: { 'retry-after': '5' } });
    const signed = await transfer();
    const failed = { outcome: 'failed', failure: { code: 'rate_limited', retryAfterMs: 5_000 } };
    const sent = await client.ledger.send(signed);
    expect(sent).toMatchObject(failed);
    expect(sent).not.toHaveProperty('transaction');
    heal();
    sandbox.clock.advance(5_000);
    expect(await client.landedCheck.resend(signed.signature)).toMatchObject(failed);
    expect(await received()).toBe(0n);
  });

  it('does not take the refusal of a second node for the end, when the first may have executed it', async () => {
    fail(node(1), 'sendTransaction', { kind: 'lose_answer' });
    const err = { InstructionError: [0, { Custom: 1 }] };
    fail(node(2), 'sendTransaction', refusal(-32002, 'Transaction simulation failed', { err, logs: [] }));
    const signed = await transfer();
    expect(await client.ledger.send(signed)).toMatchObject({ outcome: 'unknown' });
    expect(await verdict(signed)).toMatchObject({ outcome: 'landed' });
    expect(await received()).toBe(AMOUNT);
  });

  it('has failed when the first node that is asked refuses it by a simulation', async () => {
    const err = { InstructionError: [0, { Custom: 1 }] };
    const logs = ['Program 11111111111111111111111111111111 failed: custom program error: 0x1'];
    fail(node(1), 'sendTransaction', refusal(-32002, 'Transaction simulation failed', { err, logs }));
    expect(await client.ledger.send(await transfer())).toMatchObject({
      ...{ outcome: 'failed', failure: { code: 'insufficient_funds', rpcCode: -32002, programError: 1 } },
    });
    expect(node(2).methods).not.toContain('sendTransaction');
  });

  it('takes a blockhash that the node never heard of for stale', async () => {
    const data = { err: 'BlockhashNotFound', logs: [] };
    fail(node(1), 'sendTransaction', refusal(-32002, 'Blockhash not found', data));
    expect(await client.ledger.send(await transfer())).toMatchObject({
      ...{ outcome: 'failed', failure: { code: 'blockhash_expired' } },
    });
  });

  it('sends the same bytes every two seconds until it is seen', async () => {
    stopClock = runClock(sandbox.clock);
    let swallowed = 0;
    for (const proxy of [node(1), node(2)])
      proxy.fault = (method) => {
        if (method !== 'sendTransaction' || swallowed >= 3) return undefined;
        swallowed += 1;
        return { kind: 'answer', status: 200, body: '{"jsonrpc":"2.0","id":0,"result":"taken"}' };
      };
    expect(await client.ledger.send(await transfer())).toMatchObject({ outcome: 'landed' });
    expect(swallowed).toBe(3);
    expect(await received()).toBe(AMOUNT);
  });

  it('is unknown after half a minute of looking, and not failed', async () => {
    stopClock = runClock(sandbox.clock);
    const taken: ProxyFault = {
      kind: 'answer',
      status: 200,
      body: '{"jsonrpc":"2.0","id":0,"result":"taken"}',
    };
    failBoth('sendTransaction', taken);
    const signed = await transfer();
    expect(await client.ledger.send(signed)).toMatchObject({ outcome: 'unknown' });
    heal();
    expect(await client.landedCheck.resend(signed.signature)).toMatchObject({ outcome: 'landed' });
  });

  describe('that are asked for a verdict', () => {
    it('all must have passed the height: one that is behind keeps it pending', async () => {
      const signed = await transfer();
      expire();
      const behind = `{"jsonrpc":"2.0","id":0,"result":${signed.lastValidBlockHeight}}`;
      fail(node(2), 'getBlockHeight', { kind: 'answer', status: 200, body: behind });
      expect(await verdict(signed)).toEqual({ outcome: 'pending' });
      heal();
      expect(await verdict(signed)).toEqual({ outcome: 'expired' });
    });

    it.each<[string, string, ProxyFault]>([
      ['does not answer', 'getSignatureStatuses', { kind: 'answer', status: 503 }],
      ['limits the rate', 'getBlockHeight', { kind: 'answer', status: 429 }],
      ['keeps no history', 'getSignatureStatuses', refusal(-32011, 'Transaction history is not available')],
    ])('all must answer: one that %s keeps it pending', async (_name, method, fault) => {
      const signed = await transfer();
      expire();
      fail(node(2), method, fault);
      expect(await verdict(signed)).toEqual({ outcome: 'pending' });
      heal();
      sandbox.clock.advance(1_000);
      expect(await verdict(signed)).toEqual({ outcome: 'expired' });
    });

    it('one that saw it land is enough', async () => {
      const signed = await transfer();
      fail(node(1), 'sendTransaction', { kind: 'lose_answer' });
      fail(node(2), 'sendTransaction', { kind: 'lose_answer' });
      await client.ledger.send(signed);
      expire();
      fail(node(1), 'getSignatureStatuses', {
        ...{ kind: 'answer', status: 200 },
        body: '{"jsonrpc":"2.0","id":0,"result":{"context":{"slot":1},"value":[null]}}',
      });
      expect(await verdict(signed)).toMatchObject({ outcome: 'landed' });
    });

    it('a block that is only processed settles nothing', async () => {
      const signed = await transfer();
      expire();
      const status = {
        slot: 1,
        confirmations: 0,
        err: null,
        confirmationStatus: 'processed',
        status: { Ok: null },
      };
      const result = { context: { slot: 1 }, value: [status] };
      const body = JSON.stringify({ jsonrpc: '2.0', id: 0, result });
      fail(node(1), 'getSignatureStatuses', { kind: 'answer', status: 200, body });
      expect(await verdict(signed)).toEqual({ outcome: 'pending' });
    });

    it('reads the height before it looks for the signature', async () => {
      const signed = await transfer();
      node(1).methods.length = 0;
      await verdict(signed);
      expect(node(1).methods).toEqual(['getBlockHeight', 'getSignatureStatuses']);
    });

    it('what was found expired stays so: it is not sent again', async () => {
      const signed = await transfer();
      expire();
      expect(await verdict(signed)).toEqual({ outcome: 'expired' });
      node(1).methods.length = 0;
      expect(await client.landedCheck.resend(signed.signature)).toMatchObject({ outcome: 'failed' });
      expect(await verdict(signed)).toEqual({ outcome: 'expired' });
      expect(node(1).methods).toEqual([]);
    });
  });

  it('signs for nobody whose key it does not have', async () => {
    const stranger = freshAddress();
    await wallets.set(stranger, { lamports: START, tokens: [] });
    const unsigned = await client.ledger.compile(transferOf(stranger, recipient, AMOUNT));
    await expect(client.ledger.sign(unsigned)).rejects.toMatchObject({
      failure: { code: 'signature_missing', message: expect.stringContaining('signer "wallet"') as string },
    });
  });

  it('needs six requests for a transaction, from its blockhash to what it did', async () => {
    node(1).methods.length = 0;
    const unsigned = await client.ledger.compile(transferOf(wallet, recipient, AMOUNT));
    await client.ledger.simulate(unsigned);
    const signed = await client.ledger.sign(unsigned);
    await client.store.unitOfWork.run((trx) => client.ledger.record(trx, signed));
    await client.ledger.send(signed);
    expect([...node(1).methods].sort()).toEqual(
      [
        ...['getLatestBlockhash', 'getMultipleAccounts', 'simulateTransaction'],
        ...['sendTransaction', 'getSignatureStatuses', 'getTransaction'],
      ].sort(),
    );
  });

  it('records no bytes twice', async () => {
    const signed = await transfer();
    const again = client.store.unitOfWork.run((trx) => client.ledger.record(trx, signed));
    await expect(again).rejects.toMatchObject({ failure: { code: 'already_processed' } });
  });
});
