import { SOL } from '../words/domain';
import { type Holding, type Movement, movements } from '../money/movements';
import { amount } from '../words/amounts';
import type { Event } from './use-execution';

interface Landed {
  readonly measured: {
    readonly changes: readonly { readonly owner: string; readonly mint: string; readonly delta: string }[];
    readonly fee: string;
    readonly rent: string;
  };
}

/** What landed transactions changed in a wallet, as the journal measured it; fees and rent are part of the SOL. */
export function walletMovements(wallet: string, events: readonly Event[]): readonly Movement[] {
  const measured = landed(events);
  const changes = measured.flatMap((one) => one.measured.changes.filter(({ owner }) => owner === wallet));
  const costs = sum(measured, 'fee') + sum(measured, 'rent');
  const paid = costs === 0n ? [] : [{ mint: SOL.address, delta: String(-costs) }];
  return movements(holdingsIn(events), [...changes, ...paid]);
}

/** What the transactions cost, in a sentence. */
export function costText(events: readonly Event[]): string {
  const measured = landed(events);
  const transactions = measured.length === 1 ? 'one transaction' : `${measured.length} transactions`;
  const rent = sum(measured, 'rent');
  return [
    `Measured on the ledger. Includes ${amount(SOL.address, sum(measured, 'fee'))} in fees of ${transactions}`,
    rent > 0n ? `, and ${amount(SOL.address, rent)} to open token accounts` : '',
    '.',
  ].join('');
}

function holdingsIn(events: readonly Event[]): readonly Holding[] {
  const holdings = events.find(({ type }) => type === 'execution_queued')?.['holdings'];
  if (!Array.isArray(holdings)) return [];
  return holdings.filter(isHolding).map(({ mint, raw }) => ({ mint, raw: BigInt(raw) }));
}

function landed(events: readonly Event[]): readonly Landed[] {
  return events.flatMap((event) => (isLanded(event['landed']) ? [event['landed']] : []));
}

function sum(all: readonly Landed[], part: 'fee' | 'rent'): bigint {
  return all.reduce((total, { measured }) => total + BigInt(measured[part]), 0n);
}

function isHolding(value: unknown): value is { readonly mint: string; readonly raw: string } {
  return typeof value === 'object' && value !== null && 'mint' in value && 'raw' in value;
}

function isLanded(value: unknown): value is Landed {
  return typeof value === 'object' && value !== null && 'measured' in value;
}
