import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { FakeClock } from '../../common/clock/clock.fake';
import { type Address, USDC } from '../../domain';
import { type TestSandbox, freshAddress, openTestSandbox, recorded } from './open-sandbox.fake';
import { transferOf } from './system-transfer.fake';

const WALLETS = 24;
const ENDOWED = 5_000_000_000n;
const FEE = 5_000n;

const step = fc.record({
  from: fc.nat(WALLETS - 1),
  to: fc.nat(WALLETS - 1),
  lamports: fc.bigInt({ min: 1_000_000n, max: 50_000_000n }),
});
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });
const limit = fc.constantFrom(0, 1, 5, 1_000);

/** What a sandbox keeps in memory besides the accounts of its genesis. */
function evictable({ sandbox }: TestSandbox): number {
  return sandbox.accounts.inMemory - sandbox.accounts.permanent;
}

async function send(test: TestSandbox, from: Address, to: Address, lamports: bigint): Promise<void> {
  const outcome = await test.ledger.send(await recorded(test, transferOf(from, to, lamports)));
  expect(outcome).toMatchObject({ outcome: 'landed' });
}

describe('accounts beyond the limit', () => {
  const root = mkdtempSync(join(tmpdir(), 'reev-resident-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const folder = () => mkdtempSync(join(root, 'store-'));

  it('are the same as if all of them were in memory, whoever moves what at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, limit, async (moves, most) => {
        const test = await openTestSandbox(':memory:', new FakeClock(), most);
        const wallets = Array.from({ length: WALLETS }, freshAddress);
        const expected = new Map(wallets.map((wallet) => [wallet, ENDOWED]));
        const add = (wallet: Address, lamports: bigint) =>
          expected.set(wallet, (expected.get(wallet) ?? 0n) + lamports);
        await Promise.all(wallets.map((wallet) => test.ledger.admit(wallet)));
        for (const round of moves) {
          await Promise.all(
            round.map(async ({ from, to, lamports }) => {
              const [payer = freshAddress(), receiver = freshAddress()] = [wallets[from], wallets[to]];
              await send(test, payer, receiver, lamports);
              add(payer, -lamports - FEE);
              add(receiver, lamports);
            }),
          );
          expect(evictable(test)).toBeLessThanOrEqual(most);
        }
        for (const wallet of wallets)
          expect((await test.ledger.readBalances(wallet)).lamports).toBe(expected.get(wallet));
        await test.store.database.close();
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('come back with their token accounts, also after a restart, of which none is read at the start', async () => {
    const [dataDir, clock] = [folder(), new FakeClock()];
    const before = await openTestSandbox(dataDir, clock, 3);
    const wallets = Array.from({ length: WALLETS }, freshAddress);
    const holdings = (index: number) => ({
      lamports: BigInt(index + 1) * 1_000_000n,
      tokens: [{ mint: USDC.address, raw: BigInt(index + 1) }],
    });
    for (const [index, wallet] of wallets.entries()) await before.wallets.set(wallet, holdings(index));
    const check = async (test: TestSandbox) => {
      for (const [index, wallet] of wallets.entries())
        expect(await test.wallets.get(wallet)).toEqual({
          lamports: holdings(index).lamports,
          tokens: [{ mint: USDC.address, decimals: 6, raw: BigInt(index + 1) }],
        });
      expect(evictable(test)).toBeLessThanOrEqual(3);
    };
    await check(before);
    await before.store.database.close();
    const after = await openTestSandbox(dataDir, clock, 3);
    expect(evictable(after)).toBe(0);
    await check(after);
    const [first = freshAddress(), second = freshAddress()] = wallets;
    await after.wallets.set(first, { lamports: 0n, tokens: [] });
    expect(await after.wallets.get(first)).toEqual({ lamports: 0n, tokens: [] });
    for (const wallet of wallets.slice(1)) await after.wallets.get(wallet);
    expect((await after.wallets.get(second)).lamports).toBe(2_000_000n);
    expect(await after.wallets.get(first)).toEqual({ lamports: 0n, tokens: [] });
    await after.store.database.close();
  });

  it('stay while what was done to them is not durable, and go back to what is stored when it fails', async () => {
    const test = await openTestSandbox(':memory:', new FakeClock(), 0);
    const [payer, receiver] = [freshAddress(), freshAddress()];
    await test.ledger.admit(payer);
    const signed = await recorded(test, transferOf(payer, receiver, 1_000_000n));
    const { unitOfWork } = test.store;
    const run = jest.spyOn(unitOfWork, 'run').mockRejectedValueOnce(new Error('the disk is full'));
    expect(await test.ledger.send(signed)).toMatchObject({ outcome: 'unknown' });
    run.mockRestore();
    expect(await test.landedCheck.resend(signed.signature)).toMatchObject({ outcome: 'landed' });
    expect((await test.ledger.readBalances(payer)).lamports).toBe(ENDOWED - 1_000_000n - FEE);
    expect((await test.ledger.readBalances(receiver)).lamports).toBe(1_000_000n);
    await test.store.database.close();
  });
});
