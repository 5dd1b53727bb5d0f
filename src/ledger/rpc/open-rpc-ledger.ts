import type { Clock } from '../../common/clock';
import type { Database, UnitOfWork } from '../../storage';
import { TransactionRecords } from '../embedded/transaction-records';
import type { TransactionSigner } from '../signers/transaction-signer';
import type { OpenedLedger } from '../opened-ledger';
import { checkGenesis } from './check-genesis';
import { RpcEndpoint } from './rpc-endpoint';
import { type Finality, RpcHistory } from './rpc-history';
import { RpcLandedCheck } from './rpc-landed-check';
import { OwnerChanges, RpcLedger } from './rpc-ledger';
import { RpcPool } from './rpc-pool';
import { RpcReads } from './rpc-reads';
import { RpcSimulator } from './rpc-simulator';
import { RpcSubmission } from './rpc-submission';
import { RpcTransactions } from './rpc-transactions';

export interface RpcLedgerOptions {
  readonly urls: readonly string[];
  /** The cluster that every URL must belong to: `mainnet`, `devnet`, `testnet`, or a genesis hash. */
  readonly genesis: string;
  /** What is read, and from when on a transaction counts as landed. */
  readonly commitment: Finality;
  /** Milliseconds that a request may take. */
  readonly timeoutMs: number;
  readonly signers: readonly TransactionSigner[];
}

/**
 * Puts the ledger together, and makes sure that the nodes belong to the cluster that is meant.
 * @throws {EnvironmentError} naming REEV_RPC_URLS or REEV_RPC_GENESIS
 */
export async function openRpcLedger(
  { database, unitOfWork, clock }: { database: Database; unitOfWork: UnitOfWork; clock: Clock },
  { urls, genesis, commitment, timeoutMs, signers }: RpcLedgerOptions,
): Promise<OpenedLedger> {
  const pool = new RpcPool(urls.map((url) => new RpcEndpoint({ url, clock, timeoutMs })));
  await checkGenesis(pool.endpoints, genesis);
  const reads = new RpcReads(pool, commitment);
  const changes = new OwnerChanges();
  const transactions = new RpcTransactions({
    ...{ unitOfWork, clock, records: new TransactionRecords(database, 'rpc') },
    submission: new RpcSubmission(pool, commitment),
    history: new RpcHistory(pool, commitment),
    onChanged: (owners) => changes.tell(owners),
  });
  const simulator = new RpcSimulator(pool, reads, commitment);
  return {
    ledger: new RpcLedger({ pool, reads, simulator, transactions, signers, changes }),
    landedCheck: new RpcLandedCheck(transactions),
  };
}
