import { randomBytes } from 'node:crypto';
import { type Address, USDC } from '../../../domain';
import { freshAddress } from '../open-sandbox.fake';
import { ONE_SOL, addressOfKey, openChain } from './open-chain.fake';

describe('ChainCheats', () => {
  it('go ahead of the clock, for good', async () => {
    const { chain, clock } = await openChain();
    await chain.cheats.travelTo(1_000n);
    expect(chain.now().slot).toBe(1_000n);
    clock.advance(400);
    expect(chain.now().slot).toBe(1_001n);
    expect(chain.timeOf(1_001n)).toBe(chain.now().unixTimestamp);
    await expect(chain.cheats.travelTo(500n)).rejects.toThrow('forward');
  });

  it('put everything back to genesis', async () => {
    const open = await openChain();
    const wallet = freshAddress();
    await open.wallets.admit(wallet);
    const data = randomBytes(10);
    const address = freshAddress();
    await open.chain.cheats.setAccount(address, { lamports: 5n, data: Uint8Array.from(data) });
    expect(await open.chain.accounts.read([address])).toMatchObject([{ lamports: 5n }]);
    await open.chain.cheats.reset();
    const left = [address, wallet, addressOfKey(open.payer)];
    expect(await open.chain.accounts.read(left)).toEqual([undefined, undefined, undefined]);
    await open.wallets.admit(wallet);
    expect((await open.ledger.readBalances(wallet)).lamports).toBe(5n * ONE_SOL);
  });

  it('set what a wallet holds of a token, and who may spend it', async () => {
    const { chain, ledger } = await openChain();
    const [owner, delegate] = [freshAddress(), freshAddress()];
    await chain.cheats.setTokenAccount(owner, USDC.address, { amount: 5n, delegate, delegatedAmount: 3n });
    expect((await ledger.readBalances(owner)).tokens).toEqual([{ mint: USDC.address, raw: 5n, decimals: 6 }]);
    await chain.cheats.setTokenAccount(owner, USDC.address, { isFrozen: true });
    expect((await ledger.readBalances(owner)).tokens).toMatchObject([{ raw: 5n }]);
    await expect(chain.cheats.setTokenAccount(owner, freshAddress(), { amount: 1n })).rejects.toThrow(
      'token',
    );
  });

  it('do not touch the runtime', async () => {
    const { chain } = await openChain();
    const clock = 'SysvarC1ock11111111111111111111111111111111' as Address;
    await expect(chain.cheats.setAccount(clock, { lamports: 1n })).rejects.toThrow('runtime');
  });
});
