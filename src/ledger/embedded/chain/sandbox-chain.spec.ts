import {
  AddressLookupTableAccount,
  AddressLookupTableProgram,
  ComputeBudgetProgram,
  Keypair,
  TransactionInstruction,
} from '@solana/web3.js';
import type { Address } from '../../../domain';
import { freshAddress, recorded } from '../open-sandbox.fake';
import { transferOf } from '../system-transfer.fake';
import { ChainTransactions } from './chain-transactions';
import { feeOf } from './fee-of';
import {
  ONE_SOL,
  addressOfKey,
  createUsdcAccount,
  lamportsOf,
  legacy,
  messageOf,
  openChain,
  signed,
  transfer,
  v0,
  v1,
} from './open-chain.fake';
import { readTransaction } from './outside-transaction';

describe('SandboxChain', () => {
  it('lands what somebody else signed, legacy and v0, once', async () => {
    const open = await openChain();
    const to = Keypair.generate().publicKey;
    for (const sent of [
      legacy(open, transfer(open.payer, to, 1_000_000n)),
      v0(open, [transfer(open.payer, to, 2_000_000n)]),
    ]) {
      expect(await open.chain.transactions.simulate(sent)).toMatchObject({
        ran: { detail: { fee: 5_000n } },
      });
      expect(await open.chain.transactions.send(sent)).toMatchObject({ outcome: 'landed' });
      expect(await open.chain.transactions.send(sent)).toMatchObject({ outcome: 'landed' });
      expect(await open.chain.transactions.simulate(sent)).toEqual({
        error: { kind: 'transaction', code: 6 },
      });
    }
    expect(await lamportsOf(open, to)).toBe(3_000_000n);
  });

  it('lands v1, which takes what is too large for the others', async () => {
    const open = await openChain();
    const to = Keypair.generate().publicKey;
    const sent = await v1(open, to, 60);
    expect(sent.wire.length).toBeGreaterThan(1_232);
    expect(sent.content).toMatchObject({ version: 1, config: { priorityFee: 7_777n } });
    expect(ChainTransactions.isSigned(sent)).toBe(true);
    const before = await lamportsOf(open, open.payer.publicKey);
    expect(await open.chain.transactions.send(sent)).toMatchObject({ outcome: 'landed' });
    expect(await lamportsOf(open, to)).toBe(60_000_000n);
    expect(before - (await lamportsOf(open, open.payer.publicKey))).toBe(60_000_000n + 12_777n);
  });

  it.each(['legacy', 'v0', 'v1'] as const)(
    'knows a forged signature of a %s transaction',
    async (version) => {
      const open = await openChain();
      const to = Keypair.generate().publicKey;
      const one = transfer(open.payer, to, 1n);
      const sent = { legacy: legacy(open, one), v0: v0(open, [one]), v1: await v1(open, to, 1) }[version];
      expect(ChainTransactions.isSigned(sent)).toBe(true);
      const [signature = new Uint8Array()] = sent.signatures;
      const wire = Buffer.from(sent.wire);
      const at = wire.indexOf(signature) + 5;
      wire.writeUInt8(wire.readUInt8(at) ^ 1, at);
      expect(ChainTransactions.isSigned(readTransaction(wire))).toBe(false);
    },
  );

  it('keeps what was executed, with its balances and its fee', async () => {
    const open = await openChain();
    const to = Keypair.generate().publicKey;
    const instructions = [
      ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 77_777n }),
      ComputeBudgetProgram.setComputeUnitLimit({ units: 12_345 }),
      transfer(open.payer, to, 1_000_000n),
    ];
    const sent = v0(open, instructions);
    const outcome = await open.chain.transactions.send(sent);
    const signature = outcome.outcome === 'landed' ? outcome.transaction.signature : '';
    const kept = await open.chain.history.transaction(signature);
    expect(kept?.detail.fee).toBe(feeOf(sent.content));
    expect(kept?.detail.fee).toBe(5_000n + 961n);
    const place = sent.content.addresses.indexOf(to.toBase58() as Address);
    expect(kept?.detail.preBalances[place]).toBe(0n);
    expect(kept?.detail.postBalances[place]).toBe(1_000_000n);
    expect(kept?.wire).toEqual(sent.wire);
    const page = { upTo: open.chain.now().slot, limit: 10 };
    const named = await open.chain.history.of(to.toBase58() as Address, page);
    expect(named.map((entry) => entry.signature)).toEqual([signature]);
  });

  it('charges the default compute units when no limit is set', async () => {
    const open = await openChain();
    const price = ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1_000_000n });
    const sent = v0(open, [price, transfer(open.payer, Keypair.generate().publicKey, 1_000_000n)]);
    const before = await lamportsOf(open, open.payer.publicKey);
    await open.chain.transactions.send(sent);
    const paid = before - (await lamportsOf(open, open.payer.publicKey)) - 1_000_000n;
    expect(feeOf(sent.content)).toBe(paid);
  });

  it('creates a lookup table, and lands a transaction that uses it', async () => {
    const open = await openChain();
    const to = Keypair.generate().publicKey;
    const [create, table] = AddressLookupTableProgram.createLookupTable({
      authority: open.payer.publicKey,
      payer: open.payer.publicKey,
      recentSlot: open.chain.now().slot,
    });
    const extend = AddressLookupTableProgram.extendLookupTable({
      payer: open.payer.publicKey,
      authority: open.payer.publicKey,
      lookupTable: table,
      addresses: [to],
    });
    expect(await open.chain.transactions.send(legacy(open, create, extend))).toMatchObject({
      outcome: 'landed',
    });
    open.clock.advance(400);
    const [account] = await open.chain.accounts.read([table.toBase58() as Address]);
    const state = AddressLookupTableAccount.deserialize(account?.data ?? new Uint8Array());
    const tables = [new AddressLookupTableAccount({ key: table, state })];
    const sent = v0(open, [transfer(open.payer, to, 1_000_000n)], tables);
    expect(sent.content.lookups).toHaveLength(1);
    expect(await open.chain.transactions.send(sent)).toMatchObject({ outcome: 'landed' });
    expect(await lamportsOf(open, to)).toBe(1_000_000n);
    const [latest] = await open.chain.history.of(to.toBase58() as Address, {
      upTo: open.chain.now().slot,
      limit: 1,
    });
    expect(latest?.detail.loaded).toEqual({ writable: [to.toBase58()], readonly: [] });
  });

  it('refuses a transaction with a lookup table that is not there', async () => {
    const open = await openChain();
    const to = Keypair.generate().publicKey;
    const state = {
      deactivationSlot: 2n ** 64n - 1n,
      lastExtendedSlot: 0,
      lastExtendedSlotStartIndex: 0,
      addresses: [to],
    };
    const tables = [new AddressLookupTableAccount({ key: Keypair.generate().publicKey, state })];
    const sent = v0(open, [transfer(open.payer, to, 1n)], tables);
    expect(await open.chain.transactions.simulate(sent)).toEqual({
      error: { kind: 'transaction', code: 22 },
    });
    expect(await open.chain.transactions.send(sent)).toMatchObject({ outcome: 'failed' });
  });

  it('takes a blockhash for 150 blocks', async () => {
    const open = await openChain();
    const early = legacy(open, transfer(open.payer, Keypair.generate().publicKey, 1_000_000n));
    const late = legacy(open, transfer(open.payer, Keypair.generate().publicKey, 2_000_000n));
    open.clock.advance(150 * 400);
    expect(await open.chain.transactions.send(early)).toMatchObject({ outcome: 'landed' });
    open.clock.advance(400);
    expect(await open.chain.transactions.simulate(late)).toEqual({ error: { kind: 'transaction', code: 7 } });
    expect(await open.chain.transactions.send(late)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'blockhash_expired' },
    });
  });

  it('may be sent again when it could not pay', async () => {
    const open = await openChain();
    const poor = Keypair.generate();
    const message = messageOf({ ...open, payer: poor }, [transfer(poor, open.payer.publicKey, 1_000n)]);
    const sent = signed(poor, message.compileToV0Message());
    expect(await open.chain.transactions.send(sent)).toMatchObject({ outcome: 'failed' });
    await open.chain.transactions.send(open.chain.transactions.fromFaucet(addressOfKey(poor), ONE_SOL));
    expect(await open.chain.transactions.send(sent)).toMatchObject({ outcome: 'landed' });
  });

  it('executes once what a flow recorded and its owner sent too', async () => {
    const test = await openChain();
    const wallet = freshAddress();
    await test.wallets.admit(wallet);
    const recipient = freshAddress();
    const own = await recorded(test, transferOf(wallet, recipient, 1_000_000n));
    const outcomes = await Promise.all([
      test.chain.transactions.send(readTransaction(own.wire)),
      test.ledger.send(own),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['landed', 'landed']);
    expect((await test.ledger.readBalances(recipient)).lamports).toBe(1_000_000n);
  });

  it('lets a flow find landed what its owner sent before it was recorded', async () => {
    const test = await openChain();
    const wallet = freshAddress();
    await test.wallets.admit(wallet);
    const recipient = freshAddress();
    const own = await test.ledger.sign(await test.ledger.compile(transferOf(wallet, recipient, 1_000_000n)));
    await test.chain.transactions.send(readTransaction(own.wire));
    await test.store.unitOfWork.run((trx) => test.ledger.record(trx, own));
    expect(await test.ledger.send(own)).toMatchObject({ outcome: 'landed' });
    expect((await test.ledger.readBalances(recipient)).lamports).toBe(1_000_000n);
  });

  it('knows the size of what is loaded as the runtime counts it', async () => {
    const open = await openChain();
    const limited = (bytes: number) => {
      const data = Buffer.alloc(5, 4);
      data.writeUInt32LE(bytes, 1);
      const limit = new TransactionInstruction({ programId: ComputeBudgetProgram.programId, keys: [], data });
      return v0(open, [limit, createUsdcAccount(open.payer.publicKey)]);
    };
    const { ran } = await open.chain.transactions.simulate(limited(64_000_000));
    const size = ran?.loadedDataSize ?? 0;
    expect(await open.chain.transactions.simulate(limited(size - 1))).toEqual({
      error: { kind: 'transaction', code: 29 },
    });
    expect((await open.chain.transactions.simulate(limited(size))).error).toBeUndefined();
  });

  it('reads the time of the runtime as it is now', async () => {
    const { chain, clock } = await openChain();
    const sysvar = 'SysvarC1ock11111111111111111111111111111111' as Address;
    const slotOf = async () => {
      const [account] = await chain.accounts.read([sysvar]);
      return account && Buffer.from(account.data).readBigUInt64LE(0);
    };
    expect(await slotOf()).toBe(chain.now().slot);
    clock.advance(4_000);
    expect(await slotOf()).toBe(chain.now().slot);
  });
});
