import { Keypair, SystemProgram, TransactionMessage, VersionedTransaction } from '@solana/web3.js';
import bs58 from 'bs58';
import { BASE64, FundedSandbox, NOBODY, SOL, USDC } from '../support/funded-sandbox';

const SIGNATURE = bs58.encode(Buffer.alloc(64, 1));
/** What a node tells of a simulation. */
const SIMULATED = [
  ...['accounts', 'err', 'fee', 'innerInstructions', 'loadedAccountsDataSize', 'loadedAddresses', 'logs'],
  ...['postBalances', 'postTokenBalances', 'preBalances', 'preTokenBalances', 'replacementBlockhash'],
  ...['returnData', 'unitsConsumed'],
];

describe('transactions over the sandbox’s JSON-RPC', () => {
  let sandbox: FundedSandbox;
  beforeAll(async () => {
    sandbox = await FundedSandbox.open();
  });
  afterAll(() => sandbox.close());

  it('sends in base58 when nothing else is said, and the same bytes once', async () => {
    const wire = await sandbox.signed([sandbox.transfer(SOL / 10)]);
    const { result } = await sandbox.call('sendTransaction', [bs58.encode(wire)]);
    expect(await sandbox.value('getSignatureStatuses', [[result]])).toMatchObject([
      { confirmationStatus: 'confirmed', err: null, status: { Ok: null }, confirmations: 0 },
    ]);
    const again = await sandbox.call('sendTransaction', [wire.toString('base64'), BASE64]);
    expect(again.error).toMatchObject({
      code: -32002,
      message: 'Transaction simulation failed: This transaction has already been processed',
      data: { err: 'AlreadyProcessed', logs: [], accounts: null },
    });
    const skipped = await sandbox.call('sendTransaction', [
      wire.toString('base64'),
      { ...BASE64, skipPreflight: true },
    ]);
    expect(skipped.result).toBe(result);
  });

  it('tells everything about a failed preflight', async () => {
    const wire = (await sandbox.signed([sandbox.transfer(100 * SOL)])).toString('base64');
    const { error } = await sandbox.call('sendTransaction', [wire, BASE64]);
    expect(error).toMatchObject({ code: -32002, data: { err: { InstructionError: [0, { Custom: 1 }] } } });
    expect(Object.keys(error?.data as object).sort()).toEqual(SIMULATED);
  });

  it('knows no payer without funds, no blockhash of old, and no wrong signature', async () => {
    const poor = Keypair.generate();
    const { blockhash } = await sandbox.value<{ blockhash: string }>('getLatestBlockhash');
    const instructions = [
      SystemProgram.transfer({ fromPubkey: poor.publicKey, toPubkey: poor.publicKey, lamports: 1 }),
    ];
    const message = new TransactionMessage({
      payerKey: poor.publicKey,
      recentBlockhash: blockhash,
      instructions,
    });
    const unpaid = new VersionedTransaction(message.compileToV0Message());
    unpaid.sign([poor]);
    const sendUnpaid = [Buffer.from(unpaid.serialize()).toString('base64'), BASE64];
    expect((await sandbox.call('sendTransaction', sendUnpaid)).error).toMatchObject({
      code: -32002,
      data: { err: 'AccountNotFound', logs: [], unitsConsumed: 0, fee: null, preBalances: null },
    });
    const stale = (await sandbox.signed([sandbox.transfer(1)], NOBODY)).toString('base64');
    expect((await sandbox.call('sendTransaction', [stale, BASE64])).error).toMatchObject({
      data: { err: 'BlockhashNotFound' },
    });
    const forged = await sandbox.signed([sandbox.transfer(1)]);
    forged.writeUInt8(forged.readUInt8(9) ^ 1, 9);
    expect((await sandbox.call('sendTransaction', [forged.toString('base64'), BASE64])).error?.code).toBe(
      -32003,
    );
  });

  it('lands what fails when nobody asks before, and charges for it', async () => {
    const wire = (await sandbox.signed([sandbox.transfer(100 * SOL)])).toString('base64');
    const before = await sandbox.value<number>('getBalance', [sandbox.owner]);
    const { result } = await sandbox.call('sendTransaction', [wire, { ...BASE64, skipPreflight: true }]);
    expect(await sandbox.value('getBalance', [sandbox.owner])).toBe(before - 5_000);
    const err = { InstructionError: [0, { Custom: 1 }] };
    expect(await sandbox.value('getSignatureStatuses', [[result]])).toMatchObject([
      { err, status: { Err: err } },
    ]);
    const landed = await sandbox.call('getTransaction', [result, { ...BASE64, commitment: 'confirmed' }]);
    expect(landed.result).toMatchObject({ meta: { err, fee: 5_000 }, transaction: [wire, 'base64'] });
  });

  it('simulates with and without signatures and blockhash', async () => {
    const to = Keypair.generate().publicKey;
    const wire = await sandbox.signed([sandbox.transfer(SOL, to)], NOBODY);
    const simulate = async (bytes: Buffer, options: object) =>
      sandbox.call('simulateTransaction', [bytes.toString('base64'), { ...BASE64, ...options }]);
    expect((await simulate(wire, {})).result).toMatchObject({ value: { err: 'BlockhashNotFound' } });
    const replaced = await simulate(wire, { replaceRecentBlockhash: true });
    expect(replaced.result).toMatchObject({ value: { err: null, fee: 5_000, unitsConsumed: 150 } });
    const { value: simulated } = replaced.result as { value: Record<string, unknown> };
    expect(Object.keys(simulated).sort()).toEqual(SIMULATED);
    expect(simulated['replacementBlockhash']).toMatchObject({ lastValidBlockHeight: 251 });
    const both = { replaceRecentBlockhash: true, sigVerify: true };
    expect((await simulate(wire, both)).error?.code).toBe(-32602);
    const blank = Buffer.from(wire).fill(0, 1, 65);
    expect((await simulate(blank, { sigVerify: true })).error?.code).toBe(-32003);
    const accounts = { addresses: [to.toBase58(), USDC, NOBODY], encoding: 'base64' };
    expect((await simulate(blank, { replaceRecentBlockhash: true, accounts })).result).toMatchObject({
      value: { accounts: [{ lamports: SOL }, { space: 82 }, null] },
    });
    const tooMuch = await sandbox.signed([sandbox.transfer(100 * SOL)]);
    expect((await simulate(tooMuch, { accounts })).result).toMatchObject({
      value: { accounts: [null, null, null], fee: 5_000 },
    });
  });

  it('asks for the version that a client can read', async () => {
    const message = new TransactionMessage({
      payerKey: sandbox.payer.publicKey,
      recentBlockhash: (await sandbox.value<{ blockhash: string }>('getLatestBlockhash')).blockhash,
      instructions: [sandbox.transfer(SOL / 10)],
    });
    const transaction = new VersionedTransaction(message.compileToV0Message());
    transaction.sign([sandbox.payer]);
    const wire = Buffer.from(transaction.serialize()).toString('base64');
    const { result } = await sandbox.call('sendTransaction', [wire, BASE64]);
    const confirmed = { commitment: 'confirmed' };
    expect((await sandbox.call('getTransaction', [result, confirmed])).error?.code).toBe(-32015);
    const max = { ...confirmed, maxSupportedTransactionVersion: 0 };
    expect((await sandbox.call('getTransaction', [result, max])).result).toMatchObject({ version: 0 });
    expect((await sandbox.call('getTransaction', [result])).result).toBeNull();
  });

  it('lists the transactions of an account by pages, newest first', async () => {
    const to = Keypair.generate().publicKey;
    const sent: unknown[] = [];
    for (let count = 1; count <= 5; count += 1) {
      const wire = (await sandbox.signed([sandbox.transfer(SOL / 100 + count, to)])).toString('base64');
      sent.unshift((await sandbox.call('sendTransaction', [wire, BASE64])).result);
    }
    const list = async (page: object) => {
      const options = { commitment: 'confirmed', ...page };
      const { result } = await sandbox.call('getSignaturesForAddress', [to.toBase58(), options]);
      return (result as { signature: string }[]).map(({ signature }) => signature);
    };
    expect(await list({})).toEqual(sent);
    expect(await list({ limit: 2 })).toEqual(sent.slice(0, 2));
    expect(await list({ before: sent[1], limit: 2 })).toEqual(sent.slice(2, 4));
    expect(await list({ until: sent[3] })).toEqual(sent.slice(0, 3));
    expect(await list({ before: SIGNATURE })).toEqual([]);
    expect(await list({ commitment: 'finalized' })).toEqual([]);
  });

  it('shows a block with what it holds', async () => {
    const wire = (await sandbox.signed([sandbox.transfer(SOL / 10)])).toString('base64');
    const { result: signature } = await sandbox.call('sendTransaction', [wire, BASE64]);
    const show = async (options: object) =>
      (
        await sandbox.call('getBlock', [
          101,
          { commitment: 'confirmed', maxSupportedTransactionVersion: 1, ...options },
        ])
      ).result;
    const { signatures } = (await show({ transactionDetails: 'signatures' })) as { signatures: string[] };
    expect(signatures).toContain(signature);
    const full = (await show({})) as Record<string, unknown>;
    expect(full['transactions']).toHaveLength(signatures.length);
    expect(full).toMatchObject({ blockHeight: 101, parentSlot: 100, rewards: [] });
    expect(await show({ transactionDetails: 'none', rewards: false })).not.toHaveProperty('rewards');
  });

  it('pays an airdrop as a transaction that can be looked up', async () => {
    const { result } = await sandbox.call('requestAirdrop', [NOBODY, SOL]);
    const again = await sandbox.call('requestAirdrop', [NOBODY, SOL]);
    expect(again.result).not.toBe(result);
    expect(await sandbox.value('getSignatureStatuses', [[result, again.result]])).toMatchObject([
      { err: null },
      { err: null },
    ]);
    expect(await sandbox.value('getBalance', [NOBODY])).toBe(2 * SOL);
  });

  it('prices a message, if its blockhash is known', async () => {
    const { blockhash } = await sandbox.value<{ blockhash: string }>('getLatestBlockhash');
    const priced = (recentBlockhash: string) => {
      const parts = {
        payerKey: sandbox.payer.publicKey,
        recentBlockhash,
        instructions: [sandbox.transfer(1)],
      };
      const message = new TransactionMessage(parts).compileToV0Message();
      return sandbox.value('getFeeForMessage', [Buffer.from(message.serialize()).toString('base64')]);
    };
    expect(await priced(blockhash)).toBe(5_000);
    expect(await priced(NOBODY)).toBeNull();
    expect(await sandbox.value('isBlockhashValid', [blockhash])).toBe(true);
    expect(await sandbox.value('isBlockhashValid', [NOBODY])).toBe(false);
  });
});
