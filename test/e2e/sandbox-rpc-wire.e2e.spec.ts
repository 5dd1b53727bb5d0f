import { type ServedSandbox, postRpc, serveSandbox } from '../support/sandbox-chain';

const SLOT = { jsonrpc: '2.0', method: 'getSlot' };
const OK = { jsonrpc: '2.0', id: 1, method: 'getHealth' };

describe('the wire of the sandbox’s JSON-RPC', () => {
  let sandbox: ServedSandbox;
  beforeAll(async () => {
    sandbox = await serveSandbox();
  });
  afterAll(() => sandbox.close());

  function request(init: RequestInit, path = ''): Promise<Response> {
    return fetch(`${sandbox.http}${path}`, init);
  }

  async function textOf(body: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    return (await request({ method: 'POST', headers, body })).text();
  }

  it.each(['"1"', '1', '-1', 'null', '18446744073709551615', '""'])(
    'gives the id %s back as it was',
    async (id) => {
      expect(await textOf(`{"jsonrpc":"2.0","id":${id},"method":"getHealth"}`)).toBe(
        `{"jsonrpc":"2.0","result":"ok","id":${id}}`,
      );
    },
  );

  it('writes a u64 as a plain number of any size', async () => {
    const address = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
    const body = { ...OK, method: 'getAccountInfo', params: [address, { encoding: 'base64' }] };
    expect(await textOf(JSON.stringify(body))).toContain('"rentEpoch":18446744073709551615');
  });

  it('reads a u64 of any size', async () => {
    const body = `{"jsonrpc":"2.0","id":1,"method":"getSlot","params":[{"minContextSlot":18446744073709551615}]}`;
    expect(await textOf(body)).toContain('"code":-32016');
  });

  it('answers a batch in its order, and nothing to what has no id', async () => {
    const batch = [{ ...OK, id: 'a' }, SLOT, { ...OK, id: 7, method: 'nonsense' }, 5];
    expect(await postRpc(sandbox, batch)).toMatchObject([
      { id: 'a', result: 'ok' },
      { id: 7, error: { code: -32601 } },
      { id: null, error: { code: -32600 } },
    ]);
    expect(await postRpc(sandbox, SLOT)).toBeUndefined();
    expect(await postRpc(sandbox, [SLOT, SLOT])).toBeUndefined();
  });

  it('takes a hundred requests in a batch and not one more', async () => {
    const batch = Array.from({ length: 100 }, () => OK);
    expect(await postRpc(sandbox, batch)).toHaveLength(100);
    expect(await postRpc(sandbox, [...batch, OK])).toMatchObject({ id: null, error: { code: -32600 } });
  });

  it.each([
    ['{', -32700],
    ['', -32700],
    ['[]', -32600],
    ['5', -32600],
    ['{"jsonrpc":"1.0","id":1,"method":"getSlot"}', -32600],
    ['{"jsonrpc":"2.0","id":{},"method":"getSlot"}', -32600],
    ['{"jsonrpc":"2.0","id":1,"method":5}', -32600],
    ['{"jsonrpc":"2.0","id":1,"method":"getSlot","params":{"a":1}}', -32602],
    ['{"jsonrpc":"2.0","id":1,"method":"toString"}', -32601],
    ['{"jsonrpc":"2.0","id":1,"method":"__proto__"}', -32601],
    ['{"jsonrpc":"2.0","id":1,"method":"surfnet_setAccount","params":[]}', -32601],
    ['{"jsonrpc":"2.0","id":1,"method":"surfnet_getSurfnetInfo"}', -32601],
  ])('answers %s with %d, as HTTP 200', async (body, code) => {
    const headers = { 'content-type': 'application/json' };
    const response = await request({ method: 'POST', headers, body });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code } });
  });

  it('lets pages of any origin ask', async () => {
    const asked = {
      'access-control-request-headers': 'content-type,solana-client',
      origin: 'https://dapp.example',
    };
    const preflight = await request({ method: 'OPTIONS', headers: asked });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,solana-client');
    const headers = { 'content-type': 'application/json' };
    const answer = await request({ method: 'POST', headers, body: JSON.stringify(OK) });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('speaks nothing else', async () => {
    const body = JSON.stringify(OK);
    const headers = { 'content-type': 'application/json' };
    expect((await request({ method: 'GET' })).status).toBe(405);
    expect((await request({ method: 'POST', headers, body }, '/other')).status).toBe(405);
    expect((await request({ method: 'POST', body })).status).toBe(415);
    const long = await request({ method: 'POST', headers, body: `"${'x'.repeat(1024 * 1024)}"` });
    expect(long.status).toBe(413);
    expect(await (await request({ method: 'GET' }, '/health')).text()).toBe('ok');
  });
});
