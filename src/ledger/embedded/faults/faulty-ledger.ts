import type { Address, AssetDiff, Failure, FaultKind } from '../../../domain';
import type { SendOutcome, Simulation } from '../../ledger';
import type { SignedTransaction, UnsignedTransaction } from '../../transaction';
import type { Lifetime } from '../blockhash-window';
import { decodeMessage } from '../decode-message';
import { EmbeddedLedger } from '../embedded-ledger';
import type { Sandbox } from '../sandbox';
import type { SandboxWallets } from '../sandbox-wallets';
import { type DisturbedAccounts, disturbedAccounts } from './disturbed-accounts';
import type { FaultScope } from './fault-scope';

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

/** The sandbox with the faults that were asked of it, each a behaviour of the node, the venue or the wallet's owner. */
export class FaultyLedger extends EmbeddedLedger {
  constructor(
    sandbox: Sandbox,
    wallets: SandboxWallets,
    private readonly faults: FaultScope,
  ) {
    super(sandbox, wallets);
  }

  override async simulate(transaction: UnsignedTransaction): Promise<Simulation> {
    const fault = this.faults.current;
    if (fault === undefined) return super.simulate(transaction);
    if (fault === 'insufficient_funds') await this.spendElsewhere(transaction);
    const disturbed = UNFORESEEN.has(fault) ? [] : this.disturbed(fault, transaction.message);
    return this.sandbox.engine.simulate(transaction, this.sandbox.time.now(), disturbed);
  }

  override async send(transaction: SignedTransaction): Promise<SendOutcome> {
    const fault = this.faults.current;
    if (fault === undefined) return super.send(transaction);
    const refusal = REFUSALS[fault];
    const { transactions } = this.sandbox;
    if (refusal) return transactions.refuse(transaction.signature, refusal);
    const outcome = await transactions.send(transaction, (message) => this.disturbed(fault, message));
    return fault === 'rpc_timeout_after_send' ? { outcome: 'unknown', failure: ANSWER_LOST } : outcome;
  }

  protected override lifetime(): Lifetime {
    if (this.faults.current !== 'blockhash_expired') return super.lifetime();
    const { transactions, time } = this.sandbox;
    return transactions.blockhashes.issueExpired(time.now().blockHeight);
  }

  private disturbed(fault: FaultKind, message: Uint8Array): DisturbedAccounts {
    return disturbedAccounts(fault, decodeMessage(message), this.sandbox.accounts);
  }

  /** Leaves the wallet half of what the transaction needs of the token that it needs most of. */
  private async spendElsewhere(transaction: UnsignedTransaction): Promise<void> {
    const { diff } = await super.simulate(transaction);
    const need = largestDebit(diff, transaction.feePayer);
    if (need) await this.wallets.spendDownTo(transaction.feePayer, need.mint, need.raw / 2n);
  }
}

function largestDebit(
  { changes }: AssetDiff,
  owner: Address,
): { readonly mint: Address; readonly raw: bigint } | undefined {
  const debits = changes.filter((change) => change.owner === owner && change.delta < 0n);
  const [largest] = debits.sort((a, b) => (a.delta < b.delta ? -1 : 1));
  return largest && { mint: largest.mint, raw: -largest.delta };
}
