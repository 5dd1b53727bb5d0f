import { amount, tokenName } from './amounts';

interface Bound {
  readonly mint: string;
  readonly raw?: string;
}

/** Guards as sentences: what may leave the wallet at most, and what must arrive. */
export function guardSentences(guards: Readonly<Record<string, unknown>> | null): readonly string[] {
  if (guards === null) return [];
  const debits = boundsIn(guards['max_debit']);
  const credits = boundsIn(guards['min_credit']);
  return [
    ...debits.map((bound) => `At most ${boundText(bound)} may leave the wallet.`),
    ...credits.map(({ mint, raw }) =>
      raw === undefined ? `${tokenName(mint)} must arrive.` : `At least ${amount(mint, raw)} must arrive.`,
    ),
  ];
}

/** The programs that a transaction may call. */
export function programsIn(guards: Readonly<Record<string, unknown>> | null): readonly string[] {
  const programs = guards?.['programs'];
  return Array.isArray(programs) ? programs.filter((one) => typeof one === 'string') : [];
}

function boundText({ mint, raw }: Bound): string {
  return raw === undefined ? `the planned amount of ${tokenName(mint)}` : amount(mint, raw);
}

function boundsIn(value: unknown): readonly Bound[] {
  return Array.isArray(value) ? value.filter(isBound) : [];
}

function isBound(value: unknown): value is Bound {
  return typeof value === 'object' && value !== null && 'mint' in value && typeof value.mint === 'string';
}
