import { type Alternative, FULL_BPS } from '../../../domain';
import { AlternativeFlow, type StuckStep } from './alternative-flow';

/** Parts for the first of two venues that are quoted, in basis points. */
const PARTS = [2_500, 5_000, 7_500];

/** Part at one venue, part at another, where no venue serves the whole well. */
export class SplitAlternative extends AlternativeFlow {
  propose({ failure, venues }: StuckStep): readonly Alternative[] {
    const [first, second] = venues;
    if (first === undefined || second === undefined || failure.code === 'venue_unavailable') return [];
    return PARTS.map((bps) => ({
      kind: 'split',
      parts: [
        { venue: first, bps },
        { venue: second, bps: FULL_BPS - bps },
      ],
    }));
  }
}
