import { type Ed25519Key, type LandedCheck, type Ledger, SandboxWallets } from '../../src/ledger';
import { openTestSandbox } from '../../src/ledger/embedded/open-sandbox.fake';
import { type RpcLedgerOptions, openRpcLedger } from '../../src/ledger/rpc/open-rpc-ledger';
import type { SignedTransaction, TransactionRequest } from '../../src/ledger/transaction';
import { type Store, openStore } from '../../src/storage';
import type { FakeClock } from '../../src/common/clock/clock.fake';
import { type ServedSandbox, callRpc, serveSandbox } from './sandbox-chain';

/** A ledger whose wallets a test may fill. */
export interface LedgerUnderTest {
  readonly ledger: Ledger;
  readonly landedCheck: LandedCheck;
  readonly store: Store;
  readonly clock: FakeClock;
  /** Can put any holdings into a wallet of the ledger. */
  readonly wallets: SandboxWallets;
  close(): Promise<void>;
}

export async function openEmbedded(): Promise<LedgerUnderTest> {
  const opened = await openTestSandbox();
  return { ...opened, close: () => opened.store.database.close() };
}

/** The sandbox as a chain, and the ledger that only speaks JSON-RPC with it. */
export async function openOverRpc(keys: readonly Ed25519Key[]): Promise<LedgerUnderTest> {
  const sandbox = await serveSandbox({ REEV_SANDBOX_ENDOWMENT: 'none' });
  const opened = await openClientOf(sandbox, keys, [sandbox.http]);
  return {
    ...opened,
    clock: sandbox.clock,
    wallets: sandbox.app.get(SandboxWallets, { strict: false }),
    close: async () => {
      await opened.store.database.close();
      await sandbox.close();
    },
  };
}

export const RPC_TIMEOUT_MS = 5_000;

/** A ledger with a store of its own over a served sandbox. */
export async function openClientOf(
  sandbox: ServedSandbox,
  keys: readonly Ed25519Key[],
  urls: readonly string[],
  options: Partial<RpcLedgerOptions> = {},
) {
  const store = await openStore({ dataDir: ':memory:' });
  const signers = keys.map((key) => ({
    address: key.address,
    isAvailable: () => Promise.resolve(true),
    sign: (message: Uint8Array) => Promise.resolve(key.sign(message)),
  }));
  const genesis = String((await callRpc(sandbox, 'getGenesisHash')).result);
  const opened = await openRpcLedger(
    { ...store, clock: sandbox.clock },
    { urls, genesis, commitment: 'confirmed', timeoutMs: RPC_TIMEOUT_MS, signers, ...options },
  );
  return { ...opened, store };
}

/** A signed and durably recorded transaction, ready to be sent. */
export async function recordedOn(
  { ledger, store }: Pick<LedgerUnderTest, 'ledger' | 'store'>,
  request: TransactionRequest,
): Promise<SignedTransaction> {
  const signed = await ledger.sign(await ledger.compile(request));
  await store.unitOfWork.run((trx) => ledger.record(trx, signed));
  return signed;
}
