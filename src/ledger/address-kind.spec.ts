import { JLUSDC, KNOWN_MINTS, USDC, addressOf } from '../domain';
import { addressKind } from './address-kind';
import { associatedTokenAddress } from './embedded/associated-token-address';
import { EXCHANGE_PROGRAM, LENDING_PROGRAM, TOKEN_PROGRAM, poolAddress } from './embedded/genesis';
import { type TestSandbox, freshAddress, openTestSandbox } from './embedded/open-sandbox.fake';

describe('addressKind', () => {
  let test: TestSandbox;
  beforeAll(async () => {
    test = await openTestSandbox();
  });
  afterAll(() => test.store.database.close());

  const kindAt = (address: string) => test.wallets.kindOf(addressOf(address));

  it.each([
    '11111111111111111111111111111111',
    TOKEN_PROGRAM,
    EXCHANGE_PROGRAM,
    LENDING_PROGRAM,
    'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb',
    'ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL',
    'Stake11111111111111111111111111111111111111',
    'Vote111111111111111111111111111111111111111',
    'Config1111111111111111111111111111111111111',
    'ComputeBudget111111111111111111111111111111',
    'AddressLookupTab1e1111111111111111111111111',
    'Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo',
    'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr',
    'BPFLoaderUpgradeab1e11111111111111111111111',
    'NativeLoader1111111111111111111111111111111',
  ])('knows the program %s', async (address) => {
    expect(await kindAt(address)).toEqual({ kind: 'program' });
  });

  it.each([
    'SysvarC1ock11111111111111111111111111111111',
    'SysvarRent111111111111111111111111111111111',
    'Sysvar1nstructions1111111111111111111111111',
    'SysvarRecentB1ockHashes11111111111111111111',
    'SysvarStakeHistory1111111111111111111111111',
    'Sysvar1111111111111111111111111111111111111',
  ])('knows the sysvar %s', async (address) => {
    expect(await kindAt(address)).toEqual({ kind: 'sysvar' });
  });

  it.each(KNOWN_MINTS.map(({ symbol, address }) => [symbol, address]))(
    'knows the mint of %s',
    async (_, address) => {
      expect(await kindAt(address)).toEqual({ kind: 'mint' });
      expect(addressKind(address, undefined)).toEqual({ kind: 'mint' });
    },
  );

  it('names the owner of a token account, and takes the address of one that is not there for derived', async () => {
    const owner = freshAddress();
    const address = await associatedTokenAddress(owner, USDC.address);
    expect(await kindAt(address)).toEqual({ kind: 'derived' });
    await test.wallets.set(owner, { lamports: 1n, tokens: [{ mint: USDC.address, raw: 5n }] });
    expect(await kindAt(address)).toEqual({ kind: 'token_account', owner });
  });

  it('tells key pairs from derived addresses', async () => {
    expect(await kindAt(freshAddress())).toEqual({ kind: 'wallet' });
    expect(await kindAt((await poolAddress(USDC.address, JLUSDC.address)).address)).toEqual({
      kind: 'derived',
    });
    expect(await kindAt('1nc1nerator11111111111111111111111111111111')).toEqual({ kind: 'derived' });
  });
});
