import { type Alternative, type Amount, amountOf, partOf } from '../../../domain';
import { AlternativeFlow, type StuckStep } from './alternative-flow';

/** Parts of the amount that are quoted when a venue cannot serve all of it, in basis points. */
const PARTS = [7_500, 5_000, 2_500];

/** Less of it, where the user named no exact amount: what the wallet can spend, or a part that the venue can serve. */
export class SmallerAmountAlternative extends AlternativeFlow {
  propose({ call, action, failure, need }: StuckStep): readonly Alternative[] {
    if (!isRelative(amountOf(call))) return [];
    const raw = amountOf(action);
    if (failure.code !== 'insufficient_funds') return PARTS.map((bps) => otherAmount(partOf(raw, bps)));
    if (need === undefined || need.available === 0n) return [];
    if (amountOf(call).kind === 'all_but') return []; // what the wallet still holds is what was to stay in it
    return [otherAmount(need.available < raw ? need.available : raw)];
  }
}

function otherAmount(raw: bigint): Alternative {
  return { kind: 'other_amount', raw };
}

function isRelative({ kind }: Amount): boolean {
  return kind === 'percent' || kind === 'all' || kind === 'all_but' || kind === 'output_of';
}
