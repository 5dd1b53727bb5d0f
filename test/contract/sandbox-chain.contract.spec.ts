import { FakeClock } from '../../src/common/clock/clock.fake';
import type { Address } from '../../src/domain';
import { SandboxChain } from '../../src/ledger/embedded/chain';
import { Sandbox } from '../../src/ledger/embedded/sandbox';
import { SandboxWallets } from '../../src/ledger/embedded/sandbox-wallets';
import { type OpenedStore, STORES } from './stores';

const WALLET = 'BAkQKAwTMUqzdkHfE2cUsh4mYJMDxrYtBvLHYXFbmP8c' as Address;
const SYSTEM = '11111111111111111111111111111111' as Address;

describe.each(STORES)('the sandbox as a chain on %s', (_name, open) => {
  const clock = new FakeClock();
  let opened: OpenedStore;
  let chain: SandboxChain;

  beforeEach(async () => {
    opened = await open();
    chain = await openChain();
  });
  afterEach(() => opened.dispose());

  async function openChain(): Promise<SandboxChain> {
    const sandbox = await Sandbox.open({ ...opened.store, clock, accountsInMemory: 100, keepsHistory: true });
    return new SandboxChain(sandbox, new SandboxWallets(sandbox, { lamports: 0n, tokens: [] }));
  }

  async function airdrop(lamports: bigint): Promise<string> {
    const outcome = await chain.transactions.send(chain.transactions.fromFaucet(WALLET, lamports));
    if (outcome.outcome !== 'landed') throw new Error(outcome.failure.message);
    return outcome.transaction.signature;
  }

  it('finds what it executed by signature, account and slot, also in the next process', async () => {
    const first = await airdrop(1_000_000n);
    clock.advance(10 * 400);
    const second = await airdrop(2_000_000n);
    const [genesis, blockhash, { slot }] = [
      chain.genesisHash(),
      chain.blockhashOf(chain.now().slot),
      chain.now(),
    ];
    chain = await openChain();
    expect(chain.history.size).toBe(2);
    expect(chain.genesisHash()).toBe(genesis);
    expect(chain.isBlockhashValid(blockhash)).toBe(true);
    expect([...(await chain.history.find([first, second])).keys()].sort()).toEqual([first, second].sort());
    const page = async (upTo: bigint) =>
      (await chain.history.of(WALLET, { upTo, limit: 5 })).map(({ signature }) => signature);
    expect(await page(slot)).toEqual([second, first]);
    expect(await page(slot - 1n)).toEqual([first]);
    expect((await chain.history.inSlot(slot)).map(({ signature }) => signature)).toEqual([second]);
    expect((await chain.accounts.read([WALLET]))[0]?.lamports).toBe(3_000_000n);
  });

  it('finds the accounts of a program, and counts all lamports', async () => {
    const before = await chain.accounts.supply();
    await airdrop(1_000_000n);
    expect((await chain.accounts.ownedBy(SYSTEM)).map(({ address }) => address)).toContain(WALLET);
    expect(await chain.accounts.supply()).toBe(before - 5_000n);
  });

  it('goes on where it was after a jump in time and a new start', async () => {
    await airdrop(1_000_000n);
    await chain.cheats.travelTo(5_000n);
    await chain.cheats.reset();
    chain = await openChain();
    expect(chain.now().slot).toBe(5_000n);
    expect(chain.history.size).toBe(0);
    expect(await chain.accounts.read([WALLET])).toEqual([undefined]);
  });
});
