import {
  type Address,
  type KeyPairSigner,
  airdropFactory,
  appendTransactionMessageInstructions,
  assertIsSendableTransaction,
  assertIsTransactionWithBlockhashLifetime,
  createSolanaRpc,
  createSolanaRpcSubscriptions,
  createTransactionMessage,
  generateKeyPairSigner,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  isSolanaError,
  lamports,
  pipe,
  sendAndConfirmTransactionFactory,
  setTransactionMessageComputeUnitLimit,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  setTransactionMessageLoadedAccountsDataSizeLimit,
  signTransactionMessageWithSigners,
  SOLANA_ERROR__JSON_RPC__SERVER_ERROR_SEND_TRANSACTION_PREFLIGHT_FAILURE,
  type Instruction,
} from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import {
  TOKEN_PROGRAM_ADDRESS,
  fetchMint,
  fetchToken,
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstructionAsync,
  getTransferCheckedInstruction,
} from '@solana-program/token';
import { USDC } from '../../src/domain';
import { type ServedSandbox, callRpc, runClock, serveSandbox } from '../support/sandbox-chain';

const MEMO = 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr' as Address;
const SOL = 1_000_000_000n;

describe('@solana/kit on the sandbox', () => {
  let sandbox: ServedSandbox;
  let stopClock: () => void;
  let client: ReturnType<typeof clientOf>;
  let payer: KeyPairSigner;

  beforeAll(async () => {
    sandbox = await serveSandbox({ REEV_SANDBOX_CHEATCODES: 'true' });
    stopClock = runClock(sandbox.clock);
    client = clientOf(sandbox);
    payer = await generateKeyPairSigner();
    await client.airdrop({
      commitment: 'confirmed',
      recipientAddress: payer.address,
      lamports: lamports(9n * SOL),
    });
  });

  afterAll(async () => {
    stopClock();
    await sandbox.close();
  });

  async function signed(instructions: Instruction[], version: 0 | 1 = 0) {
    const { value: latest } = await client.rpc.getLatestBlockhash().send();
    const message = pipe(
      createTransactionMessage({ version }),
      (empty) => setTransactionMessageFeePayerSigner(payer, empty),
      (paid) => setTransactionMessageLifetimeUsingBlockhash(latest, paid),
      (living) => appendTransactionMessageInstructions(instructions, living),
      (full) => (version === 1 ? setTransactionMessageComputeUnitLimit(200_000, full) : full),
      (full) => (version === 1 ? setTransactionMessageLoadedAccountsDataSizeLimit(200_000, full) : full),
    );
    const transaction = await signTransactionMessageWithSigners(message);
    assertIsSendableTransaction(transaction);
    assertIsTransactionWithBlockhashLifetime(transaction);
    return transaction;
  }

  async function transfer(amount: bigint) {
    const destination = (await generateKeyPairSigner()).address;
    return { destination, instruction: getTransferSolInstruction({ source: payer, destination, amount }) };
  }

  it.each([0, 1] as const)('sends and confirms a transaction of version %d', async (version) => {
    const { destination, instruction } = await transfer(SOL / 10n);
    const memo = { programAddress: MEMO, data: new TextEncoder().encode('thanks') };
    const transaction = await signed([instruction, memo], version);
    await client.sendAndConfirm(transaction, { commitment: 'confirmed' });
    expect((await client.rpc.getBalance(destination).send()).value).toBe(SOL / 10n);
    const landed = await client.rpc
      .getTransaction(getSignatureFromTransaction(transaction), {
        maxSupportedTransactionVersion: 1 as 0,
        encoding: 'json',
      })
      .send();
    expect(landed).toMatchObject({ version, meta: { err: null, fee: 5_000n } });
    const [listed] = await client.rpc
      .getSignaturesForAddress(destination, { commitment: 'confirmed' })
      .send();
    expect(listed?.memo).toBe('[6] thanks');
  });

  it('waits for finality', async () => {
    const { instruction } = await transfer(SOL / 10n);
    await client.sendAndConfirm(await signed([instruction]), { commitment: 'finalized' });
  });

  it('is told why a transaction fails before it is sent', async () => {
    const { instruction } = await transfer(100n * SOL);
    const failure = await client
      .sendAndConfirm(await signed([instruction]), { commitment: 'confirmed' })
      .catch((error: unknown) => error);
    expect(
      isSolanaError(failure, SOLANA_ERROR__JSON_RPC__SERVER_ERROR_SEND_TRANSACTION_PREFLIGHT_FAILURE),
    ).toBe(true);
    expect(failure).toMatchObject({
      context: { accounts: null, innerInstructions: null, replacementBlockhash: null, returnData: null },
    });
  });

  it('moves tokens that a cheat code handed out', async () => {
    const receiver = (await generateKeyPairSigner()).address;
    const mint = USDC.address as string as Address;
    await callRpc(sandbox, 'surfnet_setTokenAccount', [payer.address, mint, { amount: 7_000_000 }]);
    const [source] = await findAssociatedTokenPda({
      owner: payer.address,
      mint,
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    });
    const [destination] = await findAssociatedTokenPda({
      owner: receiver,
      mint,
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    });
    const create = await getCreateAssociatedTokenIdempotentInstructionAsync({ payer, owner: receiver, mint });
    const move = getTransferCheckedInstruction({
      ...{ source, mint, destination, authority: payer },
      ...{ amount: 2_500_000n, decimals: 6 },
    });
    await client.sendAndConfirm(await signed([create, move]), { commitment: 'confirmed' });
    expect((await fetchToken(client.rpc, destination)).data).toMatchObject({
      amount: 2_500_000n,
      owner: receiver,
    });
    expect((await fetchMint(client.rpc, mint)).data.decimals).toBe(6);
    expect((await client.rpc.getTokenAccountBalance(source).send()).value.uiAmountString).toBe('4.5');
  });

  it('is told of slots and of what happens to an account', async () => {
    const { destination, instruction } = await transfer(SOL / 10n);
    const abort = new AbortController();
    const abortSignal = abort.signal;
    const changes = await client.subscriptions
      .accountNotifications(destination, { commitment: 'confirmed', encoding: 'base64' })
      .subscribe({ abortSignal });
    const slots = await client.subscriptions.slotNotifications().subscribe({ abortSignal });
    const logs = await client.subscriptions
      .logsNotifications({ mentions: [destination] }, { commitment: 'confirmed' })
      .subscribe({ abortSignal });
    const transaction = await signed([instruction]);
    // What is told before somebody asks for it is lost.
    const told = [first(changes), first(logs), first(slots)] as const;
    await client.sendAndConfirm(transaction, { commitment: 'confirmed' });
    const [change, log, slot] = await Promise.all(told);
    expect(change).toMatchObject({ value: { lamports: SOL / 10n } });
    expect(log).toMatchObject({ value: { signature: getSignatureFromTransaction(transaction) } });
    expect(slot.slot - slot.parent).toBe(1n);
    abort.abort();
  });

  it('simulates a transaction that nobody has signed', async () => {
    const { destination, instruction } = await transfer(SOL / 10n);
    const transaction = await signed([instruction]);
    const blank = Buffer.from(getBase64EncodedWireTransaction(transaction), 'base64')
      .fill(0, 1, 65)
      .toString('base64') as never;
    const { value } = await client.rpc
      .simulateTransaction(blank, {
        encoding: 'base64',
        replaceRecentBlockhash: true,
        accounts: { addresses: [destination], encoding: 'base64' },
      })
      .send();
    expect(value).toMatchObject({ err: null, unitsConsumed: 150n, accounts: [{ lamports: SOL / 10n }] });
    expect(value.replacementBlockhash).not.toBeNull();
  });
});

function clientOf({ http, webSocket }: ServedSandbox) {
  const rpc = createSolanaRpc(http);
  const subscriptions = createSolanaRpcSubscriptions(webSocket);
  const parts = { rpc, rpcSubscriptions: subscriptions };
  return {
    ...{ rpc, subscriptions },
    sendAndConfirm: sendAndConfirmTransactionFactory(parts),
    airdrop: airdropFactory(parts),
  };
}

async function first<T>(notifications: AsyncIterable<T>): Promise<T> {
  for await (const notification of notifications) return notification;
  throw new Error('Nothing was told');
}
