import { randomBytes } from 'node:crypto';
import { type Address, SOL, USDC, addressOf, changeOf } from '../../src/domain';
import { Ed25519Key, LedgerError, associatedTokenAddress } from '../../src/ledger';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { transferOf } from '../../src/ledger/embedded/system-transfer.fake';
import type { TransactionRequest } from '../../src/ledger/transaction';
import { createTokenAccount, transferTokens } from '../../src/protocols/spl/token-instructions';
import { type LedgerUnderTest, openEmbedded, openOverRpc, recordedOn } from '../support/ledgers';

const SYSTEM = addressOf('11111111111111111111111111111111');
const RENT = 2_039_280n;
const START = { lamports: 5_000_000_000n, tokens: [{ mint: USDC.address, raw: 40_000_000n }] };

const LEDGERS: readonly (readonly [string, (key: Ed25519Key) => Promise<LedgerUnderTest>])[] = [
  ['the embedded ledger', openEmbedded],
  ['the ledger behind JSON-RPC', (key) => openOverRpc([key])],
];

describe.each(LEDGERS)('%s', (_name, open) => {
  const key = new Ed25519Key(randomBytes(32));
  const wallet = key.address;
  let test: LedgerUnderTest;
  let recipient: Address;

  beforeEach(async () => {
    test = await open(key);
    recipient = freshAddress();
    await test.wallets.set(wallet, START);
    await test.wallets.set(recipient, { lamports: 0n, tokens: [] });
  });
  afterEach(() => test.close());

  const lamportsOf = async (owner: Address) => (await test.ledger.readBalances(owner)).lamports;

  async function tokenTransfer(raw: bigint): Promise<TransactionRequest> {
    const mint = USDC.address;
    const [source, destination] = [
      await associatedTokenAddress(wallet, mint),
      await associatedTokenAddress(recipient, mint),
    ];
    const transfer = { source, destination, authority: wallet, mint, amount: raw, decimals: 6 };
    return {
      feePayer: wallet,
      instructions: [createTokenAccount(wallet, destination, recipient, mint), transferTokens(transfer)],
    };
  }

  it('reads what a wallet holds', async () => {
    expect(await test.ledger.readBalances(wallet)).toEqual({
      lamports: START.lamports,
      tokens: [{ mint: USDC.address, decimals: 6, raw: 40_000_000n }],
    });
    expect(await test.ledger.readBalances(freshAddress())).toEqual({ lamports: 0n, tokens: [] });
  });

  it('reads accounts that exist, and leaves out those that do not', async () => {
    const accounts = await test.ledger.readAccounts([wallet, freshAddress(), USDC.address]);
    expect([...accounts.keys()].sort()).toEqual([wallet, USDC.address].sort());
    expect(accounts.get(wallet)).toMatchObject({ owner: SYSTEM, lamports: START.lamports });
    expect(accounts.get(USDC.address)?.data).toHaveLength(82);
  });

  it('tells the time of the chain', async () => {
    const before = await test.ledger.time();
    test.clock.advance(40_000);
    const after = await test.ledger.time();
    expect(after.blockHeight - before.blockHeight).toBe(100n);
    expect(after.slot - before.slot).toBe(100n);
    expect(after.unixTimestamp - before.unixTimestamp).toBe(40n);
  });

  it('simulates a transfer of SOL as it then happens, and changes nothing by it', async () => {
    const signed = await recordedOn(test, transferOf(wallet, recipient, 1_000_000n));
    const { failure, diff, computeUnits } = await test.ledger.simulate({ ...signed, coSigners: [] });
    expect(failure).toBeUndefined();
    expect(computeUnits).toBeGreaterThan(0n);
    expect(diff).toMatchObject({ fee: 5_000n, rent: 0n, programs: [SYSTEM], authorityChanges: [] });
    expect(changeOf(diff, wallet, SOL.address)).toBe(-1_000_000n);
    expect(await lamportsOf(recipient)).toBe(0n);
    const sent = await test.ledger.send(signed);
    expect(sent).toMatchObject({
      outcome: 'landed',
      transaction: { signature: signed.signature, measured: diff },
    });
    expect(await lamportsOf(recipient)).toBe(1_000_000n);
    expect(await lamportsOf(wallet)).toBe(START.lamports - 1_000_000n - 5_000n);
  });

  it('measures tokens and the rent of a new holder', async () => {
    const signed = await recordedOn(test, await tokenTransfer(15_000_000n));
    const { diff } = await test.ledger.simulate({ ...signed, coSigners: [] });
    expect(diff).toMatchObject({ fee: 5_000n, rent: RENT, authorityChanges: [] });
    expect(changeOf(diff, wallet, SOL.address)).toBe(0n);
    expect(changeOf(diff, recipient, SOL.address)).toBe(0n);
    expect(changeOf(diff, wallet, USDC.address)).toBe(-15_000_000n);
    expect(changeOf(diff, recipient, USDC.address)).toBe(15_000_000n);
    const sent = await test.ledger.send(signed);
    if (sent.outcome !== 'landed') throw new Error(sent.failure.message);
    const { measured } = sent.transaction;
    const sorted = ({ changes, programs }: typeof diff) => [
      changes.map(({ owner, mint, delta }) => `${owner} ${mint} ${delta}`).sort(),
      [...programs].sort(),
    ];
    expect(sorted(measured)).toEqual(sorted(diff));
    expect([measured.fee, measured.rent]).toEqual([5_000n, RENT]);
    expect((await test.ledger.readBalances(recipient)).tokens).toEqual([
      { mint: USDC.address, decimals: 6, raw: 15_000_000n },
    ]);
  });

  it('says in numbers why a program would refuse', async () => {
    const request = transferOf(wallet, recipient, 6_000_000_000n);
    const { failure, diff } = await test.ledger.simulate(await test.ledger.compile(request));
    expect(failure).toMatchObject({
      ...{ code: 'insufficient_funds', programError: 1, program: SYSTEM, instruction: 0 },
    });
    expect(diff.changes).toEqual([]);
  });

  it('says that a program refused what was sent, which costs the fee at most', async () => {
    const sent = await test.ledger.send(
      await recordedOn(test, transferOf(wallet, recipient, 6_000_000_000n)),
    );
    expect(sent).toMatchObject({ outcome: 'failed', failure: { code: 'insufficient_funds' } });
    const fee = sent.outcome === 'failed' ? (sent.transaction?.measured.fee ?? 0n) : 0n;
    expect(await lamportsOf(wallet)).toBe(START.lamports - fee);
  });

  it('reads the ledger as it would be after a simulation', async () => {
    const { after } = await test.ledger.simulate(await test.ledger.compile(await tokenTransfer(7_000_000n)));
    const account = await associatedTokenAddress(recipient, USDC.address);
    const supposed = await test.ledger.readingAfter(after, async () => ({
      tokens: (await test.ledger.readBalances(recipient)).tokens,
      lamports: await lamportsOf(wallet),
      hasAccount: (await test.ledger.readAccounts([account])).has(account),
    }));
    expect(supposed).toEqual({
      tokens: [{ mint: USDC.address, decimals: 6, raw: 7_000_000n }],
      lamports: START.lamports - RENT - 5_000n,
      hasAccount: true,
    });
    expect((await test.ledger.readAccounts([account])).has(account)).toBe(false);
  });

  it('lets two equal intents of one moment land both', async () => {
    for (const _intent of [1, 2]) {
      const sent = await test.ledger.send(await recordedOn(test, transferOf(wallet, recipient, 1_000_000n)));
      expect(sent.outcome).toBe('landed');
    }
    expect(await lamportsOf(recipient)).toBe(2_000_000n);
  });

  it('executes once what is sent twice', async () => {
    const signed = await recordedOn(test, transferOf(wallet, recipient, 1_000_000n));
    const outcomes = await Promise.all([test.ledger.send(signed), test.ledger.send(signed)]);
    outcomes.push(await test.ledger.send(signed), await test.landedCheck.resend(signed.signature));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['landed', 'landed', 'landed', 'landed']);
    expect(await lamportsOf(recipient)).toBe(1_000_000n);
  });

  it('sends nothing that was not recorded', async () => {
    const signed = await test.ledger.sign(
      await test.ledger.compile(transferOf(wallet, recipient, 1_000_000n)),
    );
    expect(await test.ledger.send(signed)).toMatchObject({ outcome: 'failed' });
    expect(await lamportsOf(recipient)).toBe(0n);
  });

  it('has what was recorded and not sent pending up to its last valid height, and expired above it', async () => {
    const signed = await recordedOn(test, transferOf(wallet, recipient, 1_000_000n));
    expect(await test.landedCheck.verdict(signed)).toEqual({ outcome: 'pending' });
    const { blockHeight } = await test.ledger.time();
    test.clock.advance(Number(signed.lastValidBlockHeight - blockHeight) * 400);
    expect((await test.ledger.time()).blockHeight).toBe(signed.lastValidBlockHeight);
    expect(await test.landedCheck.verdict(signed)).toEqual({ outcome: 'pending' });
    test.clock.advance(400);
    expect(await test.landedCheck.verdict(signed)).toEqual({ outcome: 'expired' });
    expect(await test.landedCheck.resend(signed.signature)).toMatchObject({
      ...{ outcome: 'failed', failure: { code: 'blockhash_expired' } },
    });
  });

  it('lands the recorded bytes when they are sent again', async () => {
    const signed = await recordedOn(test, transferOf(wallet, recipient, 1_000_000n));
    expect(await test.landedCheck.resend(signed.signature)).toMatchObject({ outcome: 'landed' });
    expect(await test.landedCheck.verdict(signed)).toMatchObject({ outcome: 'landed' });
  });

  it('takes what the owner of the wallet signed, to the byte', async () => {
    const proposed = await test.ledger.propose(
      await test.ledger.compile(transferOf(wallet, recipient, 1_000_000n)),
    );
    const signature = key.sign(proposed.wire.subarray(65));
    const wire = Buffer.concat([Uint8Array.of(1), signature, proposed.wire.subarray(65)]);
    const accepted = await test.ledger.accept(proposed, wire);
    await test.store.unitOfWork.run((trx) => test.ledger.record(trx, accepted));
    expect(await test.ledger.send(accepted)).toMatchObject({ outcome: 'landed' });
    const changed = Uint8Array.from(wire);
    changed[80] = (changed[80] ?? 0) ^ 1;
    await expect(test.ledger.accept(proposed, changed)).rejects.toThrow(LedgerError);
    test.clock.advance(151 * 400);
    await expect(test.ledger.accept(proposed, wire)).rejects.toMatchObject({
      failure: { code: 'blockhash_expired' },
    });
  });

  it('refuses a co-signer whose signature is not one', async () => {
    const maker = freshAddress();
    const forged = { address: maker, sign: () => Promise.resolve(new Uint8Array(64)) };
    const request = { ...transferOf(maker, wallet, 1n), feePayer: wallet, coSigners: [forged] };
    await expect(test.ledger.sign(await test.ledger.compile(request))).rejects.toMatchObject({
      failure: { code: 'signature_missing' },
    });
  });

  it('refuses what does not fit into a transaction', async () => {
    const instructions = Array.from(
      { length: 40 },
      () => transferOf(wallet, freshAddress(), 1n).instructions,
    );
    await expect(
      test.ledger.compile({ feePayer: wallet, instructions: instructions.flat() }),
    ).rejects.toMatchObject({ failure: { code: 'transaction_too_large' } });
  });

  it('knows the program calls of what it recorded', async () => {
    const request = transferOf(wallet, recipient, 1_000_000n);
    const { signature } = await recordedOn(test, request);
    const [first] = (await test.ledger.sentInstructions(signature)) ?? [];
    expect(first).toEqual(request.instructions[0]);
    expect(await test.ledger.sentInstructions('unheard-of')).toBeUndefined();
  });

  it('tells whose holdings changed, to whoever still listens', async () => {
    const owners: Address[] = [];
    const unsubscribe = test.ledger.onChange((changed) => owners.push(...changed));
    await test.ledger.send(await recordedOn(test, transferOf(wallet, recipient, 1_000_000n)));
    expect(owners).toEqual(expect.arrayContaining([wallet, recipient]));
    unsubscribe();
    owners.length = 0;
    await test.ledger.send(await recordedOn(test, transferOf(wallet, recipient, 1_000_000n)));
    expect(owners).toEqual([]);
  });

  it('can serve', async () => {
    await expect(test.ledger.check()).resolves.toBeUndefined();
  });
});
