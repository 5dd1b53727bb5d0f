import type { Arg } from '../tags/item';
import type { Span, SpanArg } from './span';

/** One choice of what names mean: arguments that are kept, those that are only names of places or talk left out. */
export interface Variant {
  readonly args: readonly SpanArg[];
  readonly cost: number;
  /** A venue was named. */
  readonly hasVenue: boolean;
}

const MOST = 8;

/** "jup" may be the token or the venue, "cake" a token that nobody knows or an ordinary word: all choices, cheapest first. */
export function variantsOf(span: Span, intoVenue = 1.4): Variant[] {
  let variants: Variant[] = [{ args: [], cost: 0, hasVenue: false }];
  for (const one of span.args) {
    variants = variants.flatMap((variant) => extend(variant, one, intoVenue)).sort((a, b) => a.cost - b.cost);
    variants.length = Math.min(variants.length, MOST);
  }
  return variants;
}

function extend(variant: Variant, one: SpanArg, intoVenue: number): Variant[] {
  const { arg } = one;
  const kept = { ...variant, args: [...variant.args, one] };
  if (one.isTold) return [kept, { ...variant, cost: variant.cost + 0.2 }];
  if (isSaidAside(arg)) return [{ ...variant, cost: variant.cost + 0.1 }];
  if (!arg.canBeVenue) return [kept];
  if (arg.unknown !== undefined)
    return [kept, { ...variant, cost: variant.cost + (arg.prep === 'for' ? 0.8 : 1.5) }];
  const { token, venue } = venueCosts(arg, intoVenue);
  return [
    { ...kept, cost: variant.cost + token },
    { ...variant, cost: variant.cost + venue, hasVenue: true },
  ];
}

/** @param into what it costs that something goes "into Jupiter" */
function venueCosts({ prep, text }: Arg, into: number): { readonly token: number; readonly venue: number } {
  const isName = /^jupiter/i.test(text.trim());
  switch (prep) {
    case 'on':
      return { token: 1.6, venue: 0 };
    case 'at':
      return { token: isName ? 1 : 0.3, venue: isName ? 0.3 : 0.9 };
    case 'with':
    case 'in':
      return { token: isName ? 2 : 1, venue: 0.1 };
    case 'to':
    case 'into':
    case 'for':
      return { token: isName ? 0.3 : 0, venue: into };
    case 'from':
    case 'out':
      return { token: 0.2, venue: isName ? 0.3 : 0.8 };
    default:
      return { token: isName ? 0.7 : 0.1, venue: isName ? 0.3 : 1.6 };
  }
}

/** "for her": somebody who is named by the address elsewhere. */
function isSaidAside({ ref, quantity, token }: Arg): boolean {
  return ref === 'person' && quantity === undefined && token === undefined;
}
