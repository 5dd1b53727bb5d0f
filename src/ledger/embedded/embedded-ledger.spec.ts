import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { FakeClock } from '../../common/clock/clock.fake';
import { SOL, USDC, changeOf } from '../../domain';
import { associatedTokenAddress } from './associated-token-address';
import { freshAddress, openTestSandbox, recorded } from './open-sandbox.fake';
import { SandboxWallets } from './sandbox-wallets';
import { transferOf } from './system-transfer.fake';

describe('the embedded ledger', () => {
  it('endows a wallet once', async () => {
    const test = await openTestSandbox();
    const wallet = freshAddress();
    await Promise.all([test.ledger.admit(wallet), test.ledger.admit(wallet)]);
    await test.wallets.set(wallet, { lamports: 0n, tokens: [] });
    await test.ledger.admit(wallet);
    expect(await test.ledger.readBalances(wallet)).toEqual({ lamports: 0n, tokens: [] });
  });

  it('leaves a wallet that received something before it was seen as it is', async () => {
    const test = await openTestSandbox();
    const [wallet, recipient] = [freshAddress(), freshAddress()];
    await test.ledger.admit(wallet);
    await test.ledger.send(await recorded(test, transferOf(wallet, recipient, 7_000_000n)));
    await test.ledger.admit(recipient);
    expect((await test.ledger.readBalances(recipient)).lamports).toBe(7_000_000n);
  });

  it('simulates what then happens, to the lamport', async () => {
    const test = await openTestSandbox();
    const [wallet, recipient] = [freshAddress(), freshAddress()];
    await test.ledger.admit(wallet);
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 900_000n, max: 10_000_000n }), async (amount) => {
        const before = await test.ledger.readBalances(wallet);
        const signed = await recorded(test, transferOf(wallet, recipient, amount));
        const simulation = await test.ledger.simulate({ ...signed, coSigners: [] });
        const sent = await test.ledger.send(signed);
        expect(sent).toMatchObject({ outcome: 'landed', transaction: { measured: simulation.diff } });
        expect(changeOf(simulation.diff, wallet, SOL.address)).toBe(-amount);
        expect(changeOf(simulation.diff, recipient, SOL.address)).toBe(amount);
        const after = await test.ledger.readBalances(wallet);
        expect(before.lamports - after.lamports).toBe(amount + simulation.diff.fee);
      }),
      { numRuns: 30 },
    );
  });

  it('says in numbers why a program refused', async () => {
    const test = await openTestSandbox();
    const wallet = freshAddress();
    await test.ledger.admit(wallet);
    const simulation = await test.ledger.simulate(
      await test.ledger.compile(transferOf(wallet, freshAddress(), 6_000_000_000n)),
    );
    expect(simulation.failure).toMatchObject({
      code: 'insufficient_funds',
      programError: 1,
      program: '11111111111111111111111111111111',
      instruction: 0,
    });
  });

  it('charges the fee of a transaction that a program refused on chain', async () => {
    const test = await openTestSandbox();
    const wallet = freshAddress();
    await test.ledger.admit(wallet);
    const sent = await test.ledger.send(
      await recorded(test, transferOf(wallet, freshAddress(), 6_000_000_000n)),
    );
    expect(sent).toMatchObject({
      outcome: 'failed',
      failure: { code: 'insufficient_funds' },
      transaction: { measured: { fee: 5_000n } },
    });
    expect((await test.ledger.readBalances(wallet)).lamports).toBe(5_000_000_000n - 5_000n);
  });

  it('sends nothing that was not recorded', async () => {
    const test = await openTestSandbox();
    const [wallet, recipient] = [freshAddress(), freshAddress()];
    await test.ledger.admit(wallet);
    const signed = await test.ledger.sign(
      await test.ledger.compile(transferOf(wallet, recipient, 1_000_000n)),
    );
    expect(await test.ledger.send(signed)).toMatchObject({ outcome: 'failed' });
    expect((await test.ledger.readBalances(recipient)).lamports).toBe(0n);
  });

  it('refuses a co-signer whose signature is not one', async () => {
    const test = await openTestSandbox();
    const [wallet, maker] = [freshAddress(), test.sandbox.keyring.address('market_maker')];
    await test.ledger.admit(wallet);
    const request = transferOf(maker, wallet, 1n);
    const forged = { address: maker, sign: () => Promise.resolve(new Uint8Array(64)) };
    const unsigned = await test.ledger.compile({ ...request, feePayer: wallet, coSigners: [forged] });
    await expect(test.ledger.sign(unsigned)).rejects.toMatchObject({
      failure: { code: 'signature_missing' },
    });
  });

  it('sets a wallet to exactly what is asked, and keeps its hands off its own accounts', async () => {
    const test = await openTestSandbox();
    const wallet = freshAddress();
    await test.wallets.set(wallet, {
      lamports: 1n,
      tokens: [{ mint: USDC.address, raw: 18_446_744_073_709_551_615n }],
    });
    expect(await test.wallets.get(wallet)).toEqual({
      lamports: 1n,
      tokens: [{ mint: USDC.address, decimals: 6, raw: 18_446_744_073_709_551_615n }],
    });
    const maker = test.sandbox.keyring.address('market_maker');
    await expect(test.wallets.set(maker, { lamports: 0n, tokens: [] })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('gives a wallet that is set before it was ever seen no account besides, now or later', async () => {
    const { sandbox, ledger } = await openTestSandbox();
    const endowment = { lamports: 5n, tokens: [{ mint: USDC.address, raw: 7n }] };
    const wallets = new SandboxWallets(sandbox, endowment);
    const [set, seen] = [freshAddress(), freshAddress()];
    await wallets.set(set, { lamports: 1n, tokens: [] });
    await wallets.admit(set);
    await wallets.admit(seen);
    const accounts = await Promise.all(
      [set, seen].map((owner) => associatedTokenAddress(owner, USDC.address)),
    );
    const states = await ledger.readAccounts(accounts);
    expect(accounts.map((account) => states.has(account))).toEqual([false, true]);
    expect((await wallets.get(set)).lamports).toBe(1n);
  });

  it('tells whose holdings changed', async () => {
    const test = await openTestSandbox();
    const [wallet, recipient] = [freshAddress(), freshAddress()];
    await test.ledger.admit(wallet);
    const told: string[] = [];
    test.ledger.onChange((owners) => told.push(...owners));
    await test.ledger.send(await recorded(test, transferOf(wallet, recipient, 1_000_000n)));
    expect(told).toEqual(expect.arrayContaining([wallet, recipient]));
  });
});

describe('a sandbox that is opened again', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'reev-sandbox-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('has every balance, executes what was recorded and not sent, and nothing twice', async () => {
    const clock = new FakeClock();
    const [wallet, sent, pending] = [freshAddress(), freshAddress(), freshAddress()];
    const before = await openTestSandbox(dataDir, clock);
    await before.ledger.admit(wallet);
    const landed = await recorded(before, transferOf(wallet, sent, 1_000_000n));
    await before.ledger.send(landed);
    const open = await recorded(before, transferOf(wallet, pending, 2_000_000n));
    await before.store.database.close();

    clock.advance(1_000);
    const after = await openTestSandbox(dataDir, clock);
    expect((await after.ledger.readBalances(sent)).lamports).toBe(1_000_000n);
    expect((await after.ledger.readBalances(pending)).lamports).toBe(2_000_000n);
    expect(await after.landedCheck.verdict(open)).toMatchObject({ outcome: 'landed' });
    expect(await after.landedCheck.resend(landed.signature)).toMatchObject({ outcome: 'landed' });
    expect((await after.ledger.readBalances(sent)).lamports).toBe(1_000_000n);
    expect((await after.ledger.readBalances(wallet)).lamports).toBe(5_000_000_000n - 3_000_000n - 10_000n);
    await after.store.database.close();
  });

  it('executes first what had the sandbox to itself, and then those that waited for it', async () => {
    const own = mkdtempSync(join(tmpdir(), 'reev-turns-'));
    const [wallet, waiting, alone] = [freshAddress(), freshAddress(), freshAddress()];
    const clock = new FakeClock();
    const before = await openTestSandbox(own, clock);
    await before.ledger.admit(wallet);
    await recorded(before, transferOf(wallet, waiting, 3_000_000_000n));
    const [first, second] = [1_000_000_000n, 2_000_000_000n].map((raw) => transferOf(wallet, alone, raw));
    if (first === undefined || second === undefined) throw new Error('There are two');
    await recorded(before, {
      feePayer: wallet,
      instructions: [...first.instructions, ...second.instructions],
      parts: [
        { label: 'transfer_1', instructions: 1 },
        { label: 'transfer_2', instructions: 1 },
      ],
    });
    await before.store.database.close();

    const after = await openTestSandbox(own, clock);
    expect((await after.ledger.readBalances(alone)).lamports).toBe(3_000_000_000n);
    expect((await after.ledger.readBalances(waiting)).lamports).toBe(0n);
    await after.store.database.close();
    rmSync(own, { recursive: true, force: true });
  });
});
