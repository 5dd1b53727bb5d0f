import type { Address, AssetDiff, Failure, FaultKind, MetFault } from '../../../domain';
import type { SendOutcome, Simulation } from '../../ledger';
import type {
  SignedTransaction,
  TransactionPart,
  TransactionRequest,
  UnsignedTransaction,
} from '../../transaction';
import type { Lifetime } from '../blockhash-window';
import { decodeMessage } from '../decode-message';
import { EmbeddedLedger } from '../embedded-ledger';
import { type DisturbedAccounts, disturbedAccounts } from './disturbed-accounts';

/** What a rate-limited caller is told to wait, in milliseconds. */
const RETRY_AFTER_MS = 1_000;

/** How the node answers a transaction that it does not take. */
const REFUSALS: Partial<Record<FaultKind, Failure>> = {
  rpc_unavailable: {
    code: 'rpc_unavailable',
    message: 'The node refused the connection (a fault that the sandbox was asked to have).',
    httpStatus: 503,
  },
  rate_limited: {
    code: 'rate_limited',
    message: 'The node asks to slow down (a fault that the sandbox was asked to have).',
    httpStatus: 429,
    retryAfterMs: RETRY_AFTER_MS,
  },
};

const ANSWER_LOST: Failure = {
  code: 'timeout_after_send',
  message: 'The node took the transaction and did not answer (a fault that the sandbox was asked to have).',
};

/** Faults that a transaction meets on its way to the ledger only: its simulation is in order. */
const UNFORESEEN: ReadonlySet<FaultKind> = new Set<FaultKind>(['slippage']);

/**
 * The sandbox with the faults that its transactions carry, each a behaviour of the node, the venue or the wallet's owner. A
 * fault belongs to one transaction: nothing else meets it.
 */
export class FaultyLedger extends EmbeddedLedger {
  override async compile(request: TransactionRequest): Promise<UnsignedTransaction> {
    const compiled = await super.compile(request);
    return request.fault ? { ...compiled, fault: request.fault } : compiled;
  }

  override async simulate(transaction: UnsignedTransaction): Promise<Simulation> {
    const { fault } = transaction;
    if (fault === undefined || !concerns(fault, transaction)) return super.simulate(transaction);
    if (fault.kind === 'insufficient_funds') await this.spendElsewhere(transaction);
    return this.sandbox.engine.simulate(
      transaction,
      () => this.sandbox.time.now(),
      () => (UNFORESEEN.has(fault.kind) ? [] : this.disturbed(fault, transaction)),
    );
  }

  override async send(transaction: SignedTransaction): Promise<SendOutcome> {
    const { fault } = transaction;
    if (fault === undefined) return super.send(transaction);
    const refusal = REFUSALS[fault.kind];
    const { transactions } = this.sandbox;
    if (refusal) return transactions.refuse(transaction.signature, refusal);
    const outcome = await transactions.send(transaction, () => this.disturbed(fault, transaction));
    return fault.kind === 'rpc_timeout_after_send' ? { outcome: 'unknown', failure: ANSWER_LOST } : outcome;
  }

  protected override lifetime(request: TransactionRequest): Lifetime {
    if (request.fault?.kind !== 'blockhash_expired') return super.lifetime(request);
    const { transactions, time } = this.sandbox;
    return transactions.blockhashes.issueExpired(time.now().blockHeight);
  }

  private disturbed(
    fault: MetFault,
    { message, parts }: Parted & { message: Uint8Array },
  ): DisturbedAccounts {
    const layout = decodeMessage(message);
    const { accounts } = this.sandbox;
    if (parts === undefined) return disturbedAccounts(fault.kind, layout, accounts);
    const { from, to } = rangeOf(fault, parts);
    return disturbedAccounts(fault.kind, { ...layout, calls: layout.calls.slice(from, to) }, accounts);
  }

  /** Leaves the wallet half of what the transaction needs of the token that it needs most of. */
  private async spendElsewhere(transaction: UnsignedTransaction): Promise<void> {
    const { diff } = await super.simulate(transaction);
    const need = largestDebit(diff, transaction.feePayer);
    if (need) await this.wallets.spendDownTo(transaction.feePayer, need.mint, need.raw / 2n);
  }
}

type Parted = Pick<UnsignedTransaction, 'parts'>;

/** Does the transaction carry the step that has the fault? */
function concerns({ stepId }: MetFault, { parts }: Parted): boolean {
  return parts === undefined || parts.some(({ label }) => label === stepId);
}

/** The instructions of the step that has the fault. */
function rangeOf({ stepId }: MetFault, parts: readonly TransactionPart[]) {
  const index = parts.findIndex(({ label }) => label === stepId);
  const from = parts.slice(0, index).reduce((sum, { instructions }) => sum + instructions, 0);
  return { from, to: from + (parts[index]?.instructions ?? 0) };
}

function largestDebit(
  { changes }: AssetDiff,
  owner: Address,
): { readonly mint: Address; readonly raw: bigint } | undefined {
  const debits = changes.filter((change) => change.owner === owner && change.delta < 0n);
  const [largest] = debits.sort((a, b) => (a.delta < b.delta ? -1 : 1));
  return largest && { mint: largest.mint, raw: -largest.delta };
}
