import type { AlternativeFlow } from './alternative-flow';
import { EquivalentCallAlternative } from './equivalent-call.alternative';
import { OtherVenueAlternative } from './other-venue.alternative';
import { SmallerAmountAlternative } from './smaller-amount.alternative';
import { SplitAlternative } from './split.alternative';
import { ThroughTokenAlternative } from './through-token.alternative';

/** Every kind of other way that is quoted. */
export const ALTERNATIVE_FLOWS: readonly AlternativeFlow[] = [
  new OtherVenueAlternative(),
  new SplitAlternative(),
  new ThroughTokenAlternative(),
  new SmallerAmountAlternative(),
  new EquivalentCallAlternative(),
];
