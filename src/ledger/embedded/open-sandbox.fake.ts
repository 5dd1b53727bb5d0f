import { randomBytes } from 'node:crypto';
import { FakeClock } from '../../common/clock/clock.fake';
import type { Address } from '../../domain';
import { type Store, openStore } from '../../storage';
import type { SignedTransaction, TransactionRequest } from '../transaction';
import { Ed25519Key } from './ed25519';
import { EmbeddedLandedCheck } from './embedded-landed-check';
import { EmbeddedLedger } from './embedded-ledger';
import { Sandbox } from './sandbox';
import { SandboxWallets } from './sandbox-wallets';

/** The whole sandbox on a store of its own and a clock that tests move. */
export interface TestSandbox {
  readonly clock: FakeClock;
  readonly store: Store;
  readonly sandbox: Sandbox;
  readonly ledger: EmbeddedLedger;
  readonly landedCheck: EmbeddedLandedCheck;
  readonly wallets: SandboxWallets;
}

export async function openTestSandbox(
  dataDir = ':memory:',
  clock = new FakeClock(),
  accountsInMemory = 30_000,
): Promise<TestSandbox> {
  const store = await openStore({ dataDir });
  const sandbox = await Sandbox.open({ ...store, clock, accountsInMemory, keepsHistory: true });
  const wallets = new SandboxWallets(sandbox, { lamports: 5_000_000_000n, tokens: [] });
  const ledger = new EmbeddedLedger(sandbox, wallets);
  return { clock, store, sandbox, ledger, wallets, landedCheck: new EmbeddedLandedCheck(sandbox) };
}

/** The address of a key pair that nobody used before. */
export function freshAddress(): Address {
  return new Ed25519Key(randomBytes(32)).address;
}

/** A signed and durably recorded transaction, ready to be sent. */
export async function recorded(
  { ledger, store }: TestSandbox,
  request: TransactionRequest,
): Promise<SignedTransaction> {
  const signed = await ledger.sign(await ledger.compile(request));
  await store.unitOfWork.run((trx) => ledger.record(trx, signed));
  return signed;
}
