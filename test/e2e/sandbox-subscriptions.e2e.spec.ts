import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type ServedSandbox, callRpc, serveSandbox } from '../support/sandbox-chain';

const ADDRESS = 'BAkQKAwTMUqzdkHfE2cUsh4mYJMDxrYtBvLHYXFbmP8c';
const SOL = 1_000_000_000;

interface Message {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
  readonly method?: string;
  readonly params?: { readonly subscription: number; readonly result: unknown };
}

/** A client that reads every message in turn. */
class Client {
  private readonly messages: Message[] = [];
  private wake: () => void = () => undefined;
  private last = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()) as Message);
      this.wake();
    });
  }

  static async open({ webSocket }: ServedSandbox): Promise<Client> {
    const socket = new WebSocket(webSocket);
    await once(socket, 'open');
    return new Client(socket);
  }

  async next(): Promise<Message> {
    while (this.messages.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.messages.shift() ?? {};
  }

  /** The answer to a call, before which nothing else is told. */
  async call(method: string, ...params: unknown[]): Promise<Message> {
    this.last += 1;
    this.socket.send(JSON.stringify({ jsonrpc: '2.0', id: this.last, method, params }));
    const answer = await this.next();
    expect(answer.id).toBe(this.last);
    return answer;
  }

  send(text: string): void {
    this.socket.send(text);
  }

  async close(): Promise<void> {
    this.socket.close();
    await once(this.socket, 'close');
  }
}

describe('the WebSocket of the sandbox', () => {
  let sandbox: ServedSandbox;
  let client: Client;
  beforeEach(async () => {
    sandbox = await serveSandbox();
    client = await Client.open(sandbox);
  });
  afterEach(async () => {
    await client.close();
    await sandbox.close();
  });

  async function airdrop(): Promise<string> {
    return (await callRpc(sandbox, 'requestAirdrop', [ADDRESS, SOL])).result as string;
  }

  it('tells of a signature once, also of one that landed before', async () => {
    const signature = await airdrop();
    const { result: id } = await client.call('signatureSubscribe', signature, { commitment: 'confirmed' });
    expect(await client.next()).toMatchObject({
      jsonrpc: '2.0',
      method: 'signatureNotification',
      params: { subscription: id, result: { context: { slot: 1 }, value: { err: null } } },
    });
    expect((await client.call('signatureUnsubscribe', id)).error?.code).toBe(-32602);
  });

  it('tells that a signature was received, and later that it is final', async () => {
    const signature = await airdrop();
    await client.call('signatureSubscribe', signature, { enableReceivedNotification: true });
    expect((await client.next()).params?.result).toMatchObject({ value: 'receivedSignature' });
    while (sandbox.clock.sleeping === 0) await new Promise(setImmediate);
    sandbox.clock.advance(31 * 400);
    expect((await client.call('slotSubscribe')).error).toBeUndefined();
    sandbox.clock.advance(400);
    const told = [await client.next(), await client.next()];
    expect(told.map(({ method }) => method).sort()).toEqual(['signatureNotification', 'slotNotification']);
  });

  it('tells of every slot, and of none when nobody listens any more', async () => {
    const { result: id } = await client.call('slotSubscribe');
    while (sandbox.clock.sleeping === 0) await new Promise(setImmediate);
    sandbox.clock.advance(3 * 400);
    const slots = [await client.next(), await client.next(), await client.next()];
    expect(slots.map(({ params }) => params?.result)).toEqual([
      { slot: 2, parent: 1, root: 0 },
      { slot: 3, parent: 2, root: 0 },
      { slot: 4, parent: 3, root: 0 },
    ]);
    expect((await client.call('slotUnsubscribe', id)).result).toBe(true);
    expect(sandbox.clock.sleeping).toBe(0);
  });

  it('tells of an account and of logs, each to its own subscription', async () => {
    const confirmed = { commitment: 'confirmed' };
    const { result: account } = await client.call('accountSubscribe', ADDRESS, {
      ...confirmed,
      encoding: 'base64',
    });
    const { result: logs } = await client.call('logsSubscribe', { mentions: [ADDRESS] }, confirmed);
    const { result: others } = await client.call('logsSubscribe', { mentions: [OTHER] }, confirmed);
    const { result: all } = await client.call('logsSubscribe', 'all', confirmed);
    const signature = await airdrop();
    const told = [await client.next(), await client.next(), await client.next()];
    const byId = new Map(told.map(({ params }) => [params?.subscription, params?.result]));
    expect(byId.get(account as number)).toMatchObject({ value: { lamports: SOL, data: ['', 'base64'] } });
    expect(byId.get(logs as number)).toMatchObject({ value: { signature, err: null } });
    expect(byId.get(all as number)).toMatchObject({ value: { signature } });
    expect(byId.has(others as number)).toBe(false);
  });

  it('tells of the accounts of a program', async () => {
    const { result: id } = await client.call('programSubscribe', SYSTEM, { commitment: 'confirmed' });
    await airdrop();
    const told = [await client.next(), await client.next()];
    expect(
      told.map(({ params }) => (params?.result as { value: { pubkey: string } }).value.pubkey),
    ).toContain(ADDRESS);
    expect((await client.call('programUnsubscribe', id)).result).toBe(true);
    await airdrop();
    expect((await client.call('slotSubscribe')).error).toBeUndefined();
  });

  it.each([
    ['accountSubscribe', [], -32602],
    ['accountSubscribe', [ADDRESS, { commitment: 'soon' }], -32602],
    ['signatureSubscribe', ['abc'], -32602],
    ['logsSubscribe', [{ mentions: [ADDRESS, ADDRESS] }], -32602],
    ['logsSubscribe', [{}], -32602],
    ['slotUnsubscribe', [99], -32602],
    ['getSlot', [], -32601],
    ['constructorSubscribe', [], -32601],
  ])('refuses %s %j with %d', async (method, params, code) => {
    expect((await client.call(method, ...params)).error?.code).toBe(code);
  });

  it('goes on after what it cannot read, and after notifications', async () => {
    client.send('{');
    expect((await client.next()).error?.code).toBe(-32700);
    client.send('{"jsonrpc":"2.0","method":"ping"}');
    expect((await client.call('slotSubscribe')).error).toBeUndefined();
  });
});

const OTHER = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const SYSTEM = '11111111111111111111111111111111';
