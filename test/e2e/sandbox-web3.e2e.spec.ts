import {
  TOKEN_PROGRAM_ID,
  createMint,
  getAccount,
  getMint,
  getOrCreateAssociatedTokenAccount,
  mintTo,
  transfer,
} from '@solana/spl-token';
import {
  Connection,
  Keypair,
  LAMPORTS_PER_SOL,
  PublicKey,
  SendTransactionError,
  SystemProgram,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import { type ServedSandbox, runClock, serveSandbox } from '../support/sandbox-chain';

describe('@solana/web3.js and @solana/spl-token on the sandbox', () => {
  let sandbox: ServedSandbox;
  let connection: Connection;
  let stopClock: () => void;
  const payer = Keypair.generate();

  beforeAll(async () => {
    sandbox = await serveSandbox();
    connection = new Connection(sandbox.http, { commitment: 'confirmed', wsEndpoint: sandbox.webSocket });
    stopClock = runClock(sandbox.clock);
    const signature = await connection.requestAirdrop(payer.publicKey, 10 * LAMPORTS_PER_SOL);
    await connection.confirmTransaction({ signature, ...(await connection.getLatestBlockhash()) });
  });

  afterAll(async () => {
    stopClock();
    await closeWebSocket(connection);
    await sandbox.close();
  });

  async function transferOf(lamports: number, to = Keypair.generate().publicKey) {
    const { blockhash } = await connection.getLatestBlockhash();
    const instructions = [SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: to, lamports })];
    const message = new TransactionMessage({
      payerKey: payer.publicKey,
      recentBlockhash: blockhash,
      instructions,
    });
    const transaction = new VersionedTransaction(message.compileToV0Message());
    transaction.sign([payer]);
    return { transaction, to, message };
  }

  it('asks who it talks to', async () => {
    expect((await connection.getVersion())['solana-core']).toContain('reev-sandbox');
    expect(await connection.getGenesisHash()).toBe(await connection.getGenesisHash());
    const [node] = await connection.getClusterNodes();
    expect(`http://${node?.rpc}`).toBe(sandbox.http);
    expect(await connection.getVoteAccounts()).toEqual({ current: [], delinquent: [] });
    const { value } = await connection.getSupply();
    expect(value.total).toBeGreaterThan(LAMPORTS_PER_SOL);
    expect(await connection.getMinimumBalanceForRentExemption(165)).toBe(2_039_280);
  });

  it('sees time go on', async () => {
    const before = await connection.getEpochInfo();
    const slot = await connection.getSlot();
    await until(async () => (await connection.getSlot()) > slot);
    const after = await connection.getEpochInfo();
    expect(after.absoluteSlot).toBeGreaterThan(before.absoluteSlot);
    expect((await connection.getEpochSchedule()).slotsPerEpoch).toBe(432_000);
    expect(await connection.getBlockTime(slot)).toBeGreaterThan(0);
    expect(await connection.getBlocks(slot - 2, slot)).toEqual([slot - 2, slot - 1, slot]);
    expect(await connection.getFirstAvailableBlock()).toBe(0);
    expect(await connection.getRecentPrioritizationFees()).not.toHaveLength(0);
  });

  it('transfers SOL, confirms it over WebSocket and reads it back', async () => {
    const { transaction, to } = await transferOf(LAMPORTS_PER_SOL);
    const signature = await connection.sendTransaction(transaction);
    const latest = await connection.getLatestBlockhash();
    expect((await connection.confirmTransaction({ signature, ...latest })).value).toEqual({ err: null });
    expect(await connection.getBalance(to)).toBe(LAMPORTS_PER_SOL);
    const landed = await connection.getTransaction(signature, { maxSupportedTransactionVersion: 1 });
    expect(landed).toMatchObject({ version: 0, meta: { fee: 5_000, err: null } });
    expect(landed?.meta?.postBalances).toContain(LAMPORTS_PER_SOL);
    const parsed = await connection.getParsedTransaction(signature, { maxSupportedTransactionVersion: 1 });
    expect(parsed?.transaction.message.accountKeys[0]?.pubkey).toEqual(payer.publicKey);
    const [listed] = await connection.getSignaturesForAddress(to);
    expect(listed).toMatchObject({ signature, err: null, memo: null });
    const block = await connection.getBlock(landed?.slot ?? 0, { maxSupportedTransactionVersion: 1 });
    expect(block?.transactions.map((one) => one.transaction.signatures[0])).toContain(signature);
  });

  it('is told why a transaction cannot land', async () => {
    const { transaction } = await transferOf(1_000 * LAMPORTS_PER_SOL);
    const error = await connection.sendTransaction(transaction).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(SendTransactionError);
    expect(String(error)).toContain('custom program error: 0x1');
    const { value } = await connection.simulateTransaction(transaction);
    expect(value).toMatchObject({ err: { InstructionError: [0, { Custom: 1 }] }, unitsConsumed: 150 });
    expect(value.logs?.join('\n')).toContain('insufficient lamports');
  });

  it('simulates, and asks what a message costs', async () => {
    const { transaction, to, message } = await transferOf(LAMPORTS_PER_SOL);
    const accounts = { encoding: 'base64' as const, addresses: [to.toBase58()] };
    const { value } = await connection.simulateTransaction(transaction, {
      accounts,
      innerInstructions: true,
    });
    expect(value).toMatchObject({ err: null, accounts: [{ lamports: LAMPORTS_PER_SOL }] });
    expect((await connection.getFeeForMessage(message.compileToV0Message())).value).toBe(5_000);
    expect(await connection.getBalance(to)).toBe(0);
  });

  it('makes a token, mints it and hands it over', async () => {
    const mint = await createMint(connection, payer, payer.publicKey, null, 6);
    expect(await getMint(connection, mint)).toMatchObject({ decimals: 6, supply: 0n, isInitialized: true });
    const receiver = Keypair.generate().publicKey;
    const own = await getOrCreateAssociatedTokenAccount(connection, payer, mint, payer.publicKey);
    const theirs = await getOrCreateAssociatedTokenAccount(connection, payer, mint, receiver);
    await mintTo(connection, payer, mint, own.address, payer, 5_000_000);
    const signature = await transfer(connection, payer, own.address, theirs.address, payer, 1_250_000);
    expect((await getAccount(connection, theirs.address)).amount).toBe(1_250_000n);
    expect((await connection.getTokenSupply(mint)).value).toMatchObject({ amount: '5000000', uiAmount: 5 });
    expect((await connection.getTokenAccountBalance(own.address)).value.uiAmountString).toBe('3.75');
    const largest = await connection.getTokenLargestAccounts(mint);
    expect(largest.value.map(({ amount }) => amount)).toEqual(['3750000', '1250000']);
    const byOwner = await connection.getParsedTokenAccountsByOwner(receiver, { programId: TOKEN_PROGRAM_ID });
    expect(byOwner.value.map(({ account }) => account.data)).toMatchObject([
      {
        program: 'spl-token',
        parsed: { type: 'account', info: { mint: mint.toBase58(), state: 'initialized' } },
      },
    ]);
    const landed = await connection.getTransaction(signature, { maxSupportedTransactionVersion: 0 });
    const amounts = landed?.meta?.postTokenBalances?.map(({ uiTokenAmount }) => uiTokenAmount.uiAmountString);
    expect(amounts?.sort()).toEqual(['1.25', '3.75']);
    expect(landed).not.toBeNull();
  });

  it('finds the accounts of a program by what is in them', async () => {
    const mint = new PublicKey('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v');
    const held = await connection.getProgramAccounts(TOKEN_PROGRAM_ID, {
      filters: [{ dataSize: 165 }, { memcmp: { offset: 0, bytes: mint.toBase58() } }],
      dataSlice: { offset: 64, length: 8 },
    });
    expect(held.length).toBeGreaterThan(3);
    expect(new Set(held.map(({ account }) => account.data.length))).toEqual(new Set([8]));
  });

  it('is told of slots, accounts and logs as they happen', async () => {
    const { transaction, to } = await transferOf(LAMPORTS_PER_SOL);
    const slots: number[] = [];
    const [changes, logs]: [number[], string[]] = [[], []];
    const onSlot = connection.onSlotChange(({ slot }) => slots.push(slot));
    const onAccount = connection.onAccountChange(to, ({ lamports }) => changes.push(lamports));
    const onLogs = connection.onLogs(to, ({ signature }) => logs.push(signature));
    await until(() => slots.length > 2);
    const signature = await connection.sendTransaction(transaction);
    await until(() => changes.length > 0 && logs.length > 0);
    expect(changes).toEqual([LAMPORTS_PER_SOL]);
    expect(logs).toEqual([signature]);
    await connection.removeSlotChangeListener(onSlot);
    await connection.removeAccountChangeListener(onAccount);
    await connection.removeOnLogsListener(onLogs);
  });

  it('waits for what it wants to be final', async () => {
    const { transaction } = await transferOf(LAMPORTS_PER_SOL);
    const signature = await connection.sendTransaction(transaction);
    expect((await connection.getSignatureStatus(signature)).value?.confirmationStatus).toBe('confirmed');
    const latest = await connection.getLatestBlockhash();
    await connection.confirmTransaction({ signature, ...latest }, 'finalized');
    const { value } = await connection.getSignatureStatus(signature, { searchTransactionHistory: true });
    expect(value).toMatchObject({ confirmationStatus: 'finalized', confirmations: null, err: null });
  });
});

/** Otherwise it reconnects for ever; there is no public way to end that. */
async function closeWebSocket(connection: Connection): Promise<void> {
  const { _rpcWebSocket: socket } = connection as unknown as {
    _rpcWebSocket: { close(): void; once(event: 'close', listener: () => void): void };
  };
  const closed = new Promise<void>((resolve) => socket.once('close', resolve));
  socket.close();
  await closed;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}
