import type { Alternative } from '../../../domain';
import { AlternativeFlow, type StuckStep } from './alternative-flow';

/** The same at another venue than the one that failed. */
export class OtherVenueAlternative extends AlternativeFlow {
  propose({ venues, venue }: StuckStep): readonly Alternative[] {
    return venues.filter((name) => name !== venue).map((name) => ({ kind: 'other_venue', venue: name }));
  }
}
