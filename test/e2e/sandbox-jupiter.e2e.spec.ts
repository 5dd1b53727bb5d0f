import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import { PublicKey, TransactionInstruction, TransactionMessage, VersionedTransaction } from '@solana/web3.js';
import { BASE64, FundedSandbox, NOBODY, SOL, USDC } from '../support/funded-sandbox';

const WSOL = 'So11111111111111111111111111111111111111112';
const JLUSDC = '9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D';

const ANY_TEXT: unknown = expect.any(String);
const ANY_NUMBER: unknown = expect.any(Number);

interface JupiterInstruction {
  readonly programId: string;
  readonly accounts: readonly { pubkey: string; isSigner: boolean; isWritable: boolean }[];
  readonly data: string;
}

interface Built {
  readonly outAmount: string;
  readonly otherAmountThreshold: string;
  readonly computeBudgetInstructions: readonly JupiterInstruction[];
  readonly setupInstructions: readonly JupiterInstruction[];
  readonly swapInstruction: JupiterInstruction;
  readonly cleanupInstruction: JupiterInstruction | null;
  readonly otherInstructions: readonly JupiterInstruction[];
  readonly blockhashWithMetadata: { readonly blockhash: number[]; readonly lastValidBlockHeight: number };
}

describe('Jupiter’s API on the sandbox', () => {
  let sandbox: FundedSandbox;
  beforeEach(async () => {
    sandbox = await FundedSandbox.open();
  });
  afterEach(() => sandbox.close());

  async function get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${sandbox.served.http}/jup${path}`);
    expect(response.headers.get('x-api-gateway-request-id')).not.toBeNull();
    return { status: response.status, body: await response.json() };
  }

  async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    const response = await fetch(`${sandbox.served.http}/jup${path}`, init);
    return { status: response.status, body: await response.json() };
  }

  async function land(parts: readonly JupiterInstruction[]) {
    const instructions = parts.map(
      ({ programId, accounts, data }) =>
        new TransactionInstruction({
          programId: new PublicKey(programId),
          keys: accounts.map(({ pubkey, ...role }) => ({ pubkey: new PublicKey(pubkey), ...role })),
          data: Buffer.from(data, 'base64'),
        }),
    );
    const wire = await sandbox.signed(instructions);
    return sandbox.call('sendTransaction', [wire.toString('base64'), BASE64]);
  }

  function partsOf(built: Built): JupiterInstruction[] {
    const { computeBudgetInstructions, setupInstructions, swapInstruction, cleanupInstruction } = built;
    const cleanup = cleanupInstruction ? [cleanupInstruction] : [];
    return [
      ...computeBudgetInstructions,
      ...setupInstructions,
      swapInstruction,
      ...cleanup,
      ...built.otherInstructions,
    ];
  }

  async function held(mint: string): Promise<bigint> {
    const account = getAssociatedTokenAddressSync(new PublicKey(mint), sandbox.payer.publicKey);
    const { result } = await sandbox.call('getTokenAccountBalance', [account.toBase58()]);
    return BigInt((result as { value: { amount: string } } | undefined)?.value.amount ?? 0);
  }

  it('builds a swap that lands as quoted', async () => {
    const query = `inputMint=${WSOL}&outputMint=${USDC}&amount=${SOL}&taker=${sandbox.owner}`;
    const { status, body } = await get(`/swap/v2/build?${query}`);
    expect(status).toBe(200);
    const built = body as Built;
    expect(built).toMatchObject({ swapMode: 'ExactIn', slippageBps: 50, inAmount: String(SOL) });
    expect(built.blockhashWithMetadata.blockhash).toHaveLength(32);
    const before = await held(USDC);
    expect((await land(partsOf(built))).error).toBeUndefined();
    expect((await held(USDC)) - before).toBe(BigInt(built.outAmount));
    expect(BigInt(built.outAmount)).toBeGreaterThan(149_000_000n);
  });

  it('holds a quote that is passed back, and lands nothing below it', async () => {
    const quote = `/swap/v2/quote?inputMint=${WSOL}&outputMint=${USDC}&amount=${SOL}&slippageBps=0`;
    const { body: quoteResponse } = await get(quote);
    const ask = { quoteResponse, taker: sandbox.owner };
    const { body } = await post('/swap/v2/swap-instructions', ask);
    const others = `inputMint=${WSOL}&outputMint=${USDC}&amount=${2 * SOL}&taker=${sandbox.owner}`;
    const { body: other } = await get(`/swap/v2/build?${others}`);
    expect((await land(partsOf(other as Built))).error).toBeUndefined();
    expect((await land(partsOf(body as Built))).error).toMatchObject({
      code: -32002,
      data: { err: { InstructionError: [ANY_NUMBER, { Custom: 6001 }] } },
    });
  });

  it('swaps for an exact output, as v1 does', async () => {
    const query = `inputMint=${WSOL}&outputMint=${USDC}&amount=10000000&swapMode=ExactOut`;
    const { body: quoteResponse } = await get(`/swap/v1/quote?${query}`);
    expect(quoteResponse).toMatchObject({ outAmount: '10000000', swapMode: 'ExactOut' });
    const ask = { quoteResponse, userPublicKey: sandbox.owner };
    const { body } = await post('/swap/v1/swap-instructions', ask);
    const before = await held(USDC);
    expect((await land(partsOf(body as Built))).error).toBeUndefined();
    expect((await held(USDC)) - before).toBe(10_000_000n);
  });

  it('lends and takes back, by instructions and by a transaction', async () => {
    const deposit = { asset: USDC, signer: sandbox.owner, amount: '1000000' };
    const { body: first } = await post('/lend/v1/earn/deposit-instructions', deposit);
    const { instructions } = first as { instructions: JupiterInstruction[] };
    expect((await land(instructions)).error).toBeUndefined();
    const shares = await held(JLUSDC);
    expect(shares).toBeGreaterThan(900_000n);
    const redeem = { asset: USDC, signer: sandbox.owner, shares: shares.toString() };
    const { body: bare } = await post('/lend/v1/earn/redeem-instructions', redeem);
    expect(bare).toMatchObject({ programId: ANY_TEXT, data: ANY_TEXT });
    const { body } = await post('/lend/v1/earn/redeem', redeem);
    const wire = Buffer.from((body as { transaction: string }).transaction, 'base64');
    const transaction = VersionedTransaction.deserialize(wire);
    transaction.sign([sandbox.payer]);
    const signed = Buffer.from(transaction.serialize()).toString('base64');
    expect((await sandbox.call('sendTransaction', [signed, BASE64])).error).toBeUndefined();
    expect(await held(JLUSDC)).toBe(0n);
    expect(TransactionMessage.decompile(transaction.message).instructions).toHaveLength(1);
  });

  it('shows what can be lent, and what somebody has lent', async () => {
    const { body: tokens } = await get('/lend/v1/earn/tokens');
    expect(tokens).toContainEqual(
      expect.objectContaining({ address: JLUSDC, assetAddress: USDC, supplyRate: '650', totalRate: '650' }),
    );
    await post('/lend/v1/earn/deposit-instructions', {
      asset: USDC,
      signer: sandbox.owner,
      amount: '1000000',
    });
    const { body } = await get(`/lend/v1/earn/positions?users=${sandbox.owner}`);
    expect(body).toContainEqual(
      expect.objectContaining({ ownerAddress: sandbox.owner, shares: '0', underlyingBalance: '1500000' }),
    );
  });

  it('prices what has a price, and finds tokens by symbol or mint', async () => {
    const { body: prices } = await get(`/price/v3?ids=${WSOL},${NOBODY}`);
    expect(prices).toEqual({ [WSOL]: { usdPrice: 150, blockId: 101, decimals: 9, priceChange24h: null } });
    const { body: bySymbol } = await get('/tokens/v2/search?query=usdc');
    expect(bySymbol).toMatchObject([{ id: USDC, symbol: 'USDC', isVerified: true }, { id: JLUSDC }]);
    const { body: byMint } = await get(`/tokens/v2/search?query=${USDC},${NOBODY}`);
    expect(byMint).toMatchObject([{ id: USDC, decimals: 6 }]);
  });

  it.each([
    ['/swap/v2/quote', 400, {}],
    [`/swap/v2/quote?inputMint=${WSOL}&outputMint=${WSOL}&amount=1`, 400, {}],
    [`/swap/v2/quote?inputMint=${WSOL}&outputMint=${USDC}&amount=1&swapMode=ExactOut`, 400, {}],
    [
      `/swap/v1/quote?inputMint=${WSOL}&outputMint=${NOBODY}&amount=1`,
      400,
      { errorCode: 'TOKEN_NOT_TRADABLE' },
    ],
    [
      `/swap/v1/quote?inputMint=${WSOL}&outputMint=${WSOL}&amount=1`,
      400,
      { errorCode: 'CIRCULAR_ARBITRAGE_IS_DISABLED' },
    ],
    [
      `/swap/v1/quote?inputMint=${WSOL}&outputMint=${USDC}&amount=99999999999999999&swapMode=ExactOut`,
      400,
      { errorCode: 'NO_ROUTES_FOUND' },
    ],
    [`/swap/v2/quote?inputMint=${WSOL}&outputMint=${USDC}&amount=-1`, 400, {}],
    [`/swap/v2/quote?inputMint=${WSOL}&outputMint=${USDC}&amount=1&slippageBps=x`, 400, {}],
    [`/swap/v2/build?inputMint=${WSOL}&outputMint=${USDC}&amount=1000000`, 400, {}],
    [
      `/swap/v2/build?inputMint=${WSOL}&outputMint=${USDC}&amount=1000000&taker=${NOBODY}&tipAmount=5`,
      400,
      {},
    ],
    ['/price/v3?ids=abc', 400, {}],
    ['/tokens/v2/search', 400, {}],
    ['/lend/v1/earn/positions?users=abc', 400, {}],
    ['/swap/v2/order', 404, {}],
    ['/swap/v2/swap-instructions', 404, {}],
  ])('refuses %s with %d', async (path, status, more) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: ANY_TEXT, ...more });
  });

  it.each([
    ['/lend/v1/earn/deposit', '{'],
    ['/lend/v1/earn/deposit', { asset: USDC, amount: '1' }],
    ['/lend/v1/earn/deposit', { asset: NOBODY, signer: NOBODY, amount: '1' }],
    ['/lend/v1/earn/redeem', { asset: USDC, signer: NOBODY, amount: '1' }],
    ['/swap/v2/swap-instructions', { taker: NOBODY }],
    ['/swap/v2/swap-instructions', { taker: NOBODY, quoteResponse: { inputMint: WSOL } }],
  ])('refuses to build %s of %j', async (path, body) => {
    expect((await post(path, body)).status).toBe(400);
  });
});
