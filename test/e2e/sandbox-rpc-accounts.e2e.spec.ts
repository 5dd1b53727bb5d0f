import { zstdDecompressSync } from 'node:zlib';
import { AccountLayout, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { Keypair } from '@solana/web3.js';
import bs58 from 'bs58';
import { BASE64, FundedSandbox, NOBODY, SOL, USDC } from '../support/funded-sandbox';

const SIGNATURE = bs58.encode(Buffer.alloc(64, 1));

describe('accounts and time over the sandbox’s JSON-RPC', () => {
  let sandbox: FundedSandbox;
  beforeAll(async () => {
    sandbox = await FundedSandbox.open();
  });
  afterAll(() => sandbox.close());

  it('says nothing about accounts that are not there', async () => {
    expect(await sandbox.value('getBalance', [NOBODY])).toBe(0);
    expect(await sandbox.value('getAccountInfo', [NOBODY, BASE64])).toBeNull();
    expect(await sandbox.value('getMultipleAccounts', [[NOBODY, USDC], BASE64])).toMatchObject([
      null,
      { space: 82 },
    ]);
    expect(await sandbox.value('getTokenAccountsByOwner', [NOBODY, { mint: USDC }, BASE64])).toEqual([]);
    expect((await sandbox.call('getTransaction', [SIGNATURE])).result).toBeNull();
    expect(await sandbox.value('getSignatureStatuses', [[SIGNATURE]])).toEqual([null]);
    expect((await sandbox.call('getSignaturesForAddress', [NOBODY])).result).toEqual([]);
  });

  it('shows data in every encoding', async () => {
    const data = async (options: object) =>
      (await sandbox.value<{ data: unknown }>('getAccountInfo', [sandbox.tokenAccount, options])).data;
    const [text] = (await data(BASE64)) as [string];
    const bytes = Buffer.from(text, 'base64');
    expect(AccountLayout.decode(bytes).amount).toBe(1_500_000n);
    const [packed] = (await data({ encoding: 'base64+zstd' })) as [string];
    expect(zstdDecompressSync(Buffer.from(packed, 'base64'))).toEqual(bytes);
    const dataSlice = { offset: 0, length: 32 };
    expect(await data({ encoding: 'base58', dataSlice })).toEqual([USDC, 'base58']);
    expect(await data({ dataSlice })).toBe(USDC);
    expect(await data({ encoding: 'base64', dataSlice: { offset: 1_000, length: 5 } })).toEqual([
      '',
      'base64',
    ]);
    const { error } = await sandbox.call('getAccountInfo', [sandbox.tokenAccount, { encoding: 'base58' }]);
    expect(error).toMatchObject({ code: -32600 });
  });

  it('puts token accounts and mints into words, and nothing else', async () => {
    const parsed = { encoding: 'jsonParsed' };
    const { data } = await sandbox.value<{ data: object }>('getAccountInfo', [sandbox.tokenAccount, parsed]);
    expect(data).toEqual({
      program: 'spl-token',
      space: 165,
      parsed: {
        type: 'account',
        info: {
          ...{ isNative: false, mint: USDC, owner: sandbox.owner, state: 'initialized' },
          tokenAmount: { amount: '1500000', decimals: 6, uiAmount: 1.5, uiAmountString: '1.5' },
        },
      },
    });
    expect(await sandbox.value('getAccountInfo', [USDC, parsed])).toMatchObject({
      data: { parsed: { type: 'mint', info: { decimals: 6, mintAuthority: null, isInitialized: true } } },
    });
    expect(await sandbox.value('getAccountInfo', [sandbox.owner, parsed])).toMatchObject({
      data: ['', 'base64'],
    });
  });

  it('says of programs that they can be run', async () => {
    const program = await sandbox.value('getAccountInfo', [TOKEN_PROGRAM_ID.toBase58(), BASE64]);
    expect(program).toMatchObject({ executable: true });
    expect(await sandbox.value('getAccountInfo', [USDC, BASE64])).toMatchObject({ executable: false });
  });

  it('finds accounts of a program by all filters together, with or without context', async () => {
    const filters = [
      { dataSize: 165 },
      { memcmp: { offset: 32, bytes: sandbox.owner } },
      'tokenAccountState',
    ];
    const program = TOKEN_PROGRAM_ID.toBase58();
    const { result } = await sandbox.call('getProgramAccounts', [program, { ...BASE64, filters }]);
    expect(result).toMatchObject([{ pubkey: sandbox.tokenAccount }]);
    const withContext = { ...BASE64, filters, withContext: true };
    expect(await sandbox.value('getProgramAccounts', [program, withContext])).toEqual(result);
    const bytes = Buffer.from(bs58.decode(sandbox.owner)).toString('base64');
    const base64 = [{ memcmp: { offset: 32, bytes, encoding: 'base64' } }];
    expect(
      (await sandbox.call('getProgramAccounts', [program, { ...BASE64, filters: base64 }])).result,
    ).toEqual(result);
    const none = [{ dataSize: 165 }, { memcmp: { offset: 164, bytes: sandbox.owner } }];
    expect(
      (await sandbox.call('getProgramAccounts', [program, { ...BASE64, filters: none }])).result,
    ).toEqual([]);
  });

  it('lags behind with what is final', async () => {
    const slotOf = async (commitment: string) => (await sandbox.call('getSlot', [{ commitment }])).result;
    expect(await slotOf('processed')).toBe(101);
    expect(await slotOf('confirmed')).toBe(101);
    expect(await slotOf('finalized')).toBe(69);
    expect((await sandbox.call('getSlot')).result).toBe(69);
    expect((await sandbox.call('getBlockHeight', [{ commitment: 'confirmed' }])).result).toBe(101);
    const latest = await sandbox.call('getLatestBlockhash');
    expect(latest.result).toMatchObject({ context: { slot: 69 }, value: { lastValidBlockHeight: 219 } });
  });

  it('sets accounts, goes ahead in time and starts over for those who may cheat', async () => {
    const address = Keypair.generate().publicKey.toBase58();
    await sandbox.call('surfnet_setAccount', [address, { lamports: SOL, data: '0a0b', owner: NOBODY }]);
    expect(await sandbox.value('getAccountInfo', [address, BASE64])).toMatchObject({
      ...{ lamports: SOL, owner: NOBODY, data: ['Cgs=', 'base64'] },
    });
    await sandbox.call('surfnet_setAccount', [address, { lamports: 0 }]);
    expect(await sandbox.value('getAccountInfo', [address, BASE64])).toBeNull();
    const { result } = await sandbox.call('surfnet_timeTravel', [{ absoluteEpoch: 1 }]);
    expect(result).toMatchObject({ epoch: 1, slotIndex: 0, absoluteSlot: 432_000 });
    expect((await sandbox.call('getEpochInfo', [{ commitment: 'confirmed' }])).result).toMatchObject({
      epoch: 1,
    });
    await sandbox.call('surfnet_resetNetwork');
    expect(await sandbox.value('getBalance', [sandbox.owner])).toBe(0);
    expect((await sandbox.call('getSignaturesForAddress', [sandbox.owner])).result).toEqual([]);
    expect((await sandbox.call('surfnet_getSurfnetInfo')).result).toMatchObject({
      value: { name: 'reev-sandbox' },
    });
  });
});
