import type { LandedVerdict } from '../landed-check';
import type { SendOutcome } from '../ledger';
import type { SettledRecord } from './transaction-records';

/** What a settled record says to who sent the transaction. */
export function outcomeOf(record: SettledRecord): Exclude<SendOutcome, { outcome: 'unknown' }> {
  if (record.status === 'landed') return { outcome: 'landed', transaction: record.transaction };
  if (record.status === 'rejected') return { outcome: 'failed', failure: record.failure };
  return { outcome: 'failed', failure: record.transaction.failure, transaction: record.transaction };
}

/** The same to who looks it up. */
export function verdictOf(outcome: SendOutcome): LandedVerdict {
  if (outcome.outcome === 'unknown') return { outcome: 'pending' };
  const isExpired = outcome.outcome === 'failed' && outcome.failure.code === 'blockhash_expired';
  return isExpired && outcome.transaction === undefined ? { outcome: 'expired' } : outcome;
}
