import { execFileSync } from 'node:child_process';
import {
  appendTransactionMessageInstruction,
  createTransactionMessage,
  generateKeyPairSigner,
  lamports,
  pipe,
  setTransactionMessageFeePayerSigner,
  signTransactionMessageWithSigners,
} from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { FailedTransactionMetadata, LiteSVM } from 'litesvm';
import { freshAddress, openTestSandbox, recorded } from './open-sandbox.fake';
import { transferOf } from './system-transfer.fake';

/** Prints by how many bytes a process of its own grows for each instance. */
const MEASURE_INSTANCES = `
  const { LiteSVM } = require('litesvm');
  const warm = new LiteSVM();
  const before = process.memoryUsage.rss();
  const instances = Array.from({ length: 8 }, () => new LiteSVM());
  process.stdout.write(String((process.memoryUsage.rss() - before) / instances.length));
`;

/** A signed transfer on the VM alone. */
async function signedTransfer(svm: LiteSVM, amount: bigint) {
  const source = await generateKeyPairSigner();
  svm.setAccount({
    address: source.address,
    lamports: lamports(10_000_000_000n),
    programAddress: '11111111111111111111111111111111' as never,
    data: new Uint8Array(),
    executable: false,
    space: 0n,
  });
  const transfer = getTransferSolInstruction({ source, destination: freshAddress() as never, amount });
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayerSigner(source, empty),
    (paid) => svm.setTransactionMessageLifetimeUsingLatestBlockhash(paid),
    (living) => appendTransactionMessageInstruction(transfer, living),
  );
  return signTransactionMessageWithSigners(message);
}

describe('trap 1: the VM forgets signatures', () => {
  it('executes a transaction again once its history has moved on', async () => {
    const svm = new LiteSVM();
    const first = await signedTransfer(svm, 1_000_000n);
    expect(svm.sendTransaction(first)).not.toBeInstanceOf(FailedTransactionMetadata);
    expect(svm.sendTransaction(first)).toBeInstanceOf(FailedTransactionMetadata);
    for (let others = 0; others < 33; others += 1) svm.sendTransaction(await signedTransfer(svm, 1_000_000n));
    expect(svm.sendTransaction(first)).not.toBeInstanceOf(FailedTransactionMetadata);
  });

  it('is met: a signature executes once on the ledger, however often and whenever it is sent', async () => {
    const test = await openTestSandbox();
    const [wallet, recipient] = [freshAddress(), freshAddress()];
    await test.ledger.admit(wallet);
    const signed = await recorded(test, transferOf(wallet, recipient, 1_000_000n));
    const outcomes = [await test.ledger.send(signed), await test.ledger.send(signed)];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['landed', 'landed']);
    expect((await test.ledger.readBalances(recipient)).lamports).toBe(1_000_000n);
  });
});

describe('trap 2: only the latest blockhash is valid in the VM', () => {
  it('refuses the one before', async () => {
    const svm = new LiteSVM();
    const transaction = await signedTransfer(svm, 1_000_000n);
    svm.expireBlockhash();
    expect(svm.sendTransaction(transaction)).toBeInstanceOf(FailedTransactionMetadata);
  });

  it('is met: a transaction lives for 150 block heights and not longer', async () => {
    const test = await openTestSandbox();
    const wallet = freshAddress();
    await test.ledger.admit(wallet);
    const early = await recorded(test, transferOf(wallet, freshAddress(), 1_000_000n));
    const late = await recorded(test, transferOf(wallet, freshAddress(), 2_000_000n));
    test.clock.advance(150 * 400);
    expect(await test.ledger.send(early)).toMatchObject({ outcome: 'landed' });
    test.clock.advance(400);
    expect(await test.ledger.send(late)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'blockhash_expired' },
    });
    expect(await test.landedCheck.verdict(late)).toEqual({ outcome: 'expired' });
  });
});

describe('trap 3: blockhashes of the VM are the same in every instance', () => {
  it('signs for all instances at once', () => {
    expect(new LiteSVM().latestBlockhash()).toBe(new LiteSVM().latestBlockhash());
  });

  it('is met: each sandbox has blockhashes of its own', async () => {
    const wallet = freshAddress();
    const [one, other] = await Promise.all([openTestSandbox(), openTestSandbox()]);
    const request = transferOf(wallet, freshAddress(), 1_000_000n);
    expect((await one.ledger.compile(request)).blockhash).not.toBe(
      (await other.ledger.compile(request)).blockhash,
    );
  });
});

describe('trap 4: a snapshot of the VM has no checksum', () => {
  it('does not notice that a balance was changed', () => {
    const svm = new LiteSVM();
    const address = freshAddress() as never;
    svm.setAccount({
      address,
      lamports: lamports(0x0123_4567_89abn),
      programAddress: '11111111111111111111111111111111' as never,
      data: new Uint8Array(),
      executable: false,
      space: 0n,
    });
    const bytes = Buffer.from(svm.toBytes());
    const at = bytes.indexOf(Buffer.from('ab8967452301', 'hex'));
    expect(at).toBeGreaterThan(0);
    bytes[at] = 0xac;
    expect(LiteSVM.fromBytes(bytes).getBalance(address)).toBe(0x0123_4567_89acn);
  });

  it('is met: the store keeps account rows, and a new process starts from them', async () => {
    const test = await openTestSandbox();
    const [wallet, recipient] = [freshAddress(), freshAddress()];
    await test.ledger.admit(wallet);
    await test.ledger.send(await recorded(test, transferOf(wallet, recipient, 1_000_000n)));
    const rows = await test.store.database.read((db) =>
      db.selectFrom('sandbox_accounts').select(['address', 'lamports']).execute(),
    );
    expect(rows).toContainEqual({ address: recipient, lamports: '1000000' });
  });
});

describe('trap 5: an instance takes memory that V8 does not see', () => {
  it('costs megabytes', () => {
    const grown = execFileSync(process.execPath, ['--eval', MEASURE_INSTANCES], { encoding: 'utf8' });
    expect(Number(grown)).toBeGreaterThan(500_000);
  });

  it('is met: simulating and executing use the one instance', async () => {
    const test = await openTestSandbox();
    const wallet = freshAddress();
    await test.ledger.admit(wallet);
    const request = transferOf(wallet, freshAddress(), 1_000_000n);
    await test.ledger.simulate(await test.ledger.compile(request));
    const before = process.memoryUsage.rss();
    for (let count = 0; count < 200; count += 1)
      await test.ledger.simulate(await test.ledger.compile(request));
    expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
  });
});
