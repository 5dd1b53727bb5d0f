import { randomBytes } from 'node:crypto';
import { assert, integer, property } from 'fast-check';
import { LedgerError } from '../ledger-error';
import type { ProposedTransaction } from '../transaction';
import { Ed25519Key } from './ed25519';
import { type TestSandbox, freshAddress, openTestSandbox } from './open-sandbox.fake';
import { transferOf } from './system-transfer.fake';
import { signedByWallet } from './wallet-signature';

describe('signedByWallet', () => {
  const key = new Ed25519Key(randomBytes(32));
  let test: TestSandbox;
  let proposed: ProposedTransaction;
  let signed: Buffer;

  beforeAll(async () => {
    test = await openTestSandbox();
    await test.wallets.admit(key.address);
    const { ledger } = test;
    proposed = await ledger.propose(
      await ledger.compile(transferOf(key.address, freshAddress(), 1_000_000_000n)),
    );
    signed = Buffer.from(proposed.wire);
    signed.set(key.sign(proposed.wire.subarray(65)), 1);
  });

  it('takes the proposal with the signature of its wallet, and that lands', async () => {
    const { ledger, store, landedCheck } = test;
    const transaction = await ledger.accept(proposed, signed);
    await store.unitOfWork.run((trx) => ledger.record(trx, transaction));
    expect(await ledger.send(transaction)).toMatchObject({ outcome: 'landed' });
    expect(await landedCheck.verdict(transaction)).toMatchObject({ outcome: 'landed' });
  });

  it('takes nothing else: no byte may differ', () => {
    assert(
      property(integer({ min: 0, max: 10_000 }), integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(signed);
        const index = at % changed.length;
        changed[index] = (changed[index] ?? 0) ^ flip;
        expect(() => signedByWallet(proposed, changed)).toThrow(/signed|to be signed/);
      }),
    );
  });

  it.each([
    ['more', () => Buffer.concat([signed, Buffer.of(0)])],
    ['less', () => signed.subarray(0, -1)],
    ['nothing', () => Buffer.alloc(0)],
    ['no signature', () => Buffer.from(proposed.wire)],
  ])('takes %s for no signature', (_what, bytes) => {
    expect(() => signedByWallet(proposed, bytes())).toThrow(LedgerError);
  });

  it('takes none for a transaction that can no longer land', async () => {
    test.clock.advance(151 * 400);
    await expect(test.ledger.accept(proposed, signed)).rejects.toMatchObject({
      failure: { code: 'blockhash_expired' },
    });
  });
});
