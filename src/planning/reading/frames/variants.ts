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
export function variantsOf(span: Span, intoVenue = 1.4): readonly Variant[] {
  const known = KNOWN.get(span) ?? new Map<number, readonly Variant[]>();
  KNOWN.set(span, known);
  const variants = known.get(intoVenue) ?? choicesOf(span, intoVenue);
  known.set(intoVenue, variants);
  return variants;
}

/** Every frame asks for the variants of the same span. */
const KNOWN = new WeakMap<Span, Map<number, readonly Variant[]>>();

function choicesOf(span: Span, intoVenue: number): Variant[] {
  let variants: Variant[] = [{ args: [], cost: 0, hasVenue: false }];
  const isPointedAt = pointsAtTold(span);
  const hasAmount = span.args.some(({ arg }) => arg.token !== undefined && arg.quantity?.kind === 'number');
  for (const one of span.args) {
    variants = variants
      .flatMap((variant) => extend(variant, one, { intoVenue, isPointedAt, hasAmount }))
      .sort((a, b) => a.cost - b.cost);
    variants.length = Math.min(variants.length, MOST);
  }
  return variants;
}

/** Does what is asked for leave its token, or its amount, to what was told before? */
function pointsAtTold({ args }: Span): boolean {
  const asked = args.filter(({ isTold }) => !isTold);
  return asked.some(({ arg }) => arg.token === undefined && arg.address === undefined) || asked.length === 0;
}

interface Choice {
  readonly intoVenue: number;
  /** What is told may fill a role. */
  readonly isPointedAt: boolean;
  /** An amount of a token is named. */
  readonly hasAmount: boolean;
}

function extend(variant: Variant, one: SpanArg, { intoVenue, isPointedAt, hasAmount }: Choice): Variant[] {
  const { arg } = one;
  const kept = { ...variant, args: [...variant.args, one] };
  if (one.isTold) return isPointedAt ? [kept, { ...variant, cost: variant.cost + 1 }] : [variant];
  if (isSum(arg) && hasAmount) return [kept, { ...variant, cost: variant.cost + 0.1 }];
  if (isSaidAside(arg)) return [{ ...variant, cost: variant.cost + 0.1 }];
  if (!arg.canBeVenue) return [kept];
  if (arg.unknown !== undefined)
    return [kept, { ...variant, cost: variant.cost + (arg.prep === 'for' ? 0.8 : 1.5) }];
  const last = variant.args.at(-1)?.arg;
  const isPartOf = arg.prep === 'in' && last?.token === undefined && last?.quantity?.kind === 'share';
  const { token, venue } = isPartOf ? { token: 0, venue: 2 } : venueCosts(arg, intoVenue);
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

/** "give her the money back: 15 USDT": the amount that is named beside it. */
function isSum({ ref, quantity, token, text }: Arg): boolean {
  return (
    ref === 'proceeds' &&
    quantity === undefined &&
    token === undefined &&
    /^(?:(?:the|this|that) )?(?:money|cash)$/i.test(text)
  );
}
