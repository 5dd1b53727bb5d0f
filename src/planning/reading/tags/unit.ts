import type { Ratio } from '../../../domain';
import { ratio, times } from '../text/ratio-arithmetic';
import type { Quantity } from './quantity';

const PERCENT = /^(?:percents?|pct|prcnt|perc|procent)$/;
const BPS = /^(?:bps|bp|bips)$/;
const DOLLARS = /^(?:dollars?|bucks?|usd)$/;
const LAMPORTS = /^(?:lamports?|lams)$/;

/** What a number is of, and how many words say so. */
export interface Unit {
  readonly length: number;
  readonly of: (number: Ratio) => Quantity;
}

const PERCENT_UNIT = (number: Ratio): Quantity => ({ kind: 'share', value: times(number, ratio(1n, 100n)) });
const CENTS = (number: Ratio): Quantity => ({ kind: 'usd', value: times(number, ratio(1n, 100n)) });
const FOREIGN_MONEY =
  /^(?:€|£|¥|₹|₽|₺|₩|euros?|pounds?|eur|gbp|yen|jpy|reais|real|brl|rupees?|inr|pesos?|mxn|francs?|chf|kronor|kroner|krona|sek|nok|dkk|zloty|pln|yuan|cny|rmb|won|krw|rubles?|lira|dirhams?|aed|baht|thb|naira|ngn|cedis?|shillings?|kes|rand|zar|cad|aud|nzd|sgd|hkd|quid)$/;

/** @param after the word after the unit's first word: "per cent", "basis points" */
export function unitOf(key: string, after: string, isGlued: boolean): Unit | undefined {
  if (key === '%' || PERCENT.test(key)) return { length: 1, of: PERCENT_UNIT };
  if (key === 'per' && after === 'cent') return { length: 2, of: PERCENT_UNIT };
  if (BPS.test(key) || key === 'basispoints') return { length: 1, of: (value) => ({ kind: 'bps', value }) };
  if (key === 'basis') return { length: 2, of: (value) => ({ kind: 'bps', value }) };
  if (DOLLARS.test(key) || (key === '$' && isGlued))
    return { length: 1, of: (value) => ({ kind: 'usd', value }) };
  if (LAMPORTS.test(key)) return { length: 1, of: (value) => ({ kind: 'lamports', value }) };
  if (key === 'cents' || key === 'cent') return { length: 1, of: CENTS };
  if (key === 'x' && isGlued) return { length: 1, of: (value) => ({ kind: 'times', value }) };
  if (!FOREIGN_MONEY.test(key)) return undefined;
  return { length: 1, of: () => bad('unsupported_intent', `reev reckons in US dollars, not in ${key}.`) };
}

/** An amount that cannot be trusted. */
export function bad(code: 'ambiguous' | 'invalid_amount' | 'unsupported_intent', detail: string): Quantity {
  return { kind: 'bad', code, detail };
}
