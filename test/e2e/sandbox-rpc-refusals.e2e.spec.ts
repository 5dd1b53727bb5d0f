import { TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { SystemProgram } from '@solana/web3.js';
import bs58 from 'bs58';
import { BASE64, FundedSandbox, NOBODY, USDC } from '../support/funded-sandbox';

const SIGNATURE = bs58.encode(Buffer.alloc(64, 1));

describe('what the sandbox’s JSON-RPC refuses', () => {
  let sandbox: FundedSandbox;
  beforeAll(async () => {
    sandbox = await FundedSandbox.open();
  });
  afterAll(() => sandbox.close());

  it.each<[string, unknown[], number]>([
    ['getAccountInfo', [], -32602],
    ['getAccountInfo', ['nonsense!'], -32602],
    ['getAccountInfo', ['abc'], -32602],
    ['getAccountInfo', [NOBODY, { encoding: 'utf8' }], -32602],
    ['getAccountInfo', [NOBODY, { commitment: 'soon' }], -32602],
    ['getAccountInfo', [NOBODY, { encoding: 'base64', dataSlice: { offset: 1 } }], -32602],
    ['getAccountInfo', [NOBODY, 5], -32602],
    ['getAccountInfo', [NOBODY, { minContextSlot: 1_000_000 }], -32016],
    ['getAccountInfo', [NOBODY, { minContextSlot: -1 }], -32602],
    ['getBalance', [NOBODY, { minContextSlot: 1_000_000 }], -32016],
    ['getMultipleAccounts', [Array(101).fill(NOBODY)], -32602],
    ['getMultipleAccounts', [NOBODY], -32602],
    ['getMultipleAccounts', [[NOBODY, 5]], -32602],
    ['getProgramAccounts', [TOKEN_PROGRAM_ID.toBase58(), { filters: [{}] }], -32602],
    [
      'getProgramAccounts',
      [TOKEN_PROGRAM_ID.toBase58(), { filters: Array(5).fill({ dataSize: 1 }) }],
      -32602,
    ],
    ['getProgramAccounts', [TOKEN_PROGRAM_ID.toBase58(), { filters: [{ memcmp: { bytes: '0' } }] }], -32602],
    ['getTokenAccountBalance', [NOBODY], -32602],
    ['getTokenAccountBalance', [USDC], -32602],
    ['getTokenSupply', [NOBODY], -32602],
    ['getTokenLargestAccounts', [NOBODY], -32602],
    ['getTokenAccountsByOwner', [NOBODY, {}], -32602],
    ['getTokenAccountsByOwner', [NOBODY, { mint: NOBODY }], -32602],
    ['getTokenAccountsByOwner', [NOBODY, { programId: NOBODY }], -32602],
    ['getTokenAccountsByOwner', [NOBODY], -32602],
    ['getSignatureStatuses', [Array(257).fill(SIGNATURE)], -32602],
    ['getSignatureStatuses', [['abc']], -32602],
    ['getSignaturesForAddress', [NOBODY, { limit: 0 }], -32602],
    ['getSignaturesForAddress', [NOBODY, { limit: 1_001 }], -32602],
    ['getSignaturesForAddress', [NOBODY, { commitment: 'processed' }], -32602],
    ['getSignaturesForAddress', [NOBODY, { before: 'abc' }], -32602],
    ['getTransaction', ['abc'], -32602],
    ['getTransaction', [SIGNATURE, { commitment: 'processed' }], -32602],
    ['getTransaction', [SIGNATURE, { encoding: 'xml' }], -32602],
    ['getBlock', [1_000_000], -32004],
    ['getBlock', ['1'], -32602],
    ['getBlockTime', [1_000_000], -32004],
    ['getBlocks', [], -32602],
    ['getSlot', [{ minContextSlot: 1_000_000 }], -32016],
    ['getLatestBlockhash', [{ minContextSlot: 1_000_000 }], -32016],
    ['getLatestBlockhash', [{ commitment: 5 }], -32602],
    ['isBlockhashValid', [], -32602],
    ['getFeeForMessage', ['AA=='], -32602],
    ['getMinimumBalanceForRentExemption', [-1], -32602],
    ['getMinimumBalanceForRentExemption', [20 * 1024 * 1024], -32602],
    ['getRecentPrioritizationFees', [Array(129).fill(NOBODY)], -32602],
    ['sendTransaction', ['AQ==', BASE64], -32602],
    ['sendTransaction', ['not base64', BASE64], -32602],
    ['sendTransaction', ['0OIl'], -32602],
    ['sendTransaction', ['', BASE64], -32602],
    ['sendTransaction', ['AQ==', { encoding: 'hex' }], -32602],
    ['simulateTransaction', ['AQ==', BASE64], -32602],
    ['requestAirdrop', [NOBODY], -32602],
    ['requestAirdrop', [NOBODY, 1.5], -32602],
    ['requestAirdrop', [NOBODY, 10 ** 17], -32602],
    ['surfnet_setAccount', [NOBODY, { lamports: 1, data: 'xyz' }], -32602],
    ['surfnet_setAccount', [NOBODY, { executable: true }], -32602],
    ['surfnet_setAccount', [SystemProgram.programId.toBase58(), { lamports: 1 }], -32602],
    ['surfnet_setAccount', ['SysvarC1ock11111111111111111111111111111111', { lamports: 1 }], -32602],
    ['surfnet_setTokenAccount', [NOBODY, NOBODY, { amount: 1 }], -32602],
    ['surfnet_setTokenAccount', [NOBODY, USDC, { state: 'melted' }], -32602],
    ['surfnet_timeTravel', [{ absoluteSlot: 1 }], -32602],
    ['surfnet_timeTravel', [{ absoluteTimestamp: 1 }], -32602],
  ])('%s refuses %j with %d', async (method, params, code) => {
    expect((await sandbox.call(method, params)).error).toMatchObject({ code });
  });

  it('tells a client that wants to see a later slot which one there is', async () => {
    const { error } = await sandbox.call('getBalance', [NOBODY, { minContextSlot: 1_000_000 }]);
    expect(error?.data).toEqual({ contextSlot: 101 });
  });
});
