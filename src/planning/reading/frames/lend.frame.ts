import { findShareMint } from '../../../domain';
import { Tally } from '../weights';
import type { Candidate, Frame, Slot } from './frame';
import { resolvePronouns } from './resolve-pronouns';
import { CHAINED, refused, slotOf, unknownToken } from './slot';
import { type Span, type SpanArg, hasNoun } from './span';
import { MarkPurse } from './spend-marks';
import { attachAmounts } from './trade-amounts';
import { type Variant, variantsOf } from './variants';

export type LendKind = 'lend' | 'withdraw' | 'mint' | 'redeem';

/** Verbs that leave nothing behind: "empty my USDC position". */
const EMPTYING = /^(?:empty|clear|close|exit|liquidate|unwind)$/;
const INTO = new Set(['to', 'into', 'in', 'on', 'with', 'at', 'for']);

/** "lend 10 USDC on Jupiter", "take 25 USDC out of Jupiter Lend", "mint 25 jlUSDC", "redeem half of my jlUSDC". */
export function readLend(kind: LendKind, span: Span, verbCost: number): Candidate[] {
  return variantsOf(span).flatMap((variant) => {
    const { args, repeats } = resolvePronouns(variant.args);
    return waysOf(args).map((way) => {
      const tally = new Tally()
        .add('sense', verbCost)
        .add('name_choice', variant.cost)
        .add('loose_amount', way.cost)
        .add('coreference', repeats);
      tally.add('no_place', placeDoubt(kind, span, variant)).add('prep', clashes(kind, span, way.args));
      tally.add('unread', way.args.filter(({ arg }) => arg.address !== undefined && !arg.isOwn).length);
      const purse = new MarkPurse(span.marks);
      purse.spend('exactly', 'total');
      if (way.args.some(({ arg }) => arg.quantity?.kind === 'usd')) purse.spend('worth');
      const frame = frameOf(kind, span, way.args, purse);
      const sources = way.args.flatMap(({ arg }) =>
        arg.isOwn && arg.address !== undefined ? [arg.address] : [],
      );
      const left = purse.first;
      const settled =
        left && frame.kind !== 'refused'
          ? refused('ambiguous', `It is not clear what "${left.text}" means here.`)
          : frame;
      return { frame: settled, cost: tally.total, sources, ...(span.order && { order: span.order }) };
    });
  });
}

/** Loose amounts stay by themselves where no token is named: "lend half". */
function waysOf(args: readonly SpanArg[]) {
  const ways = attachAmounts(args);
  return ways.length > 0 ? ways : [{ args, cost: 0 }];
}

/** Everyday verbs lend only where a place to lend at is named. */
function placeDoubt(kind: LendKind, span: Span, { hasVenue }: Variant): number {
  const hasPlace = hasNoun(span, 'place', 'position');
  const isPlain = span.verbs.some((verb) => !verb.isLight && (verb.senses[kind] ?? 9) <= 0.1);
  if (isPlain) return 0;
  if (kind === 'withdraw' && span.hasParticle) return hasPlace || hasVenue ? 0 : 0.3;
  if (hasPlace) return 0;
  return hasVenue ? 0.5 : kind === 'withdraw' ? 3 : 1;
}

/** Money goes into the place when lending, and comes from it when withdrawing. */
function clashes(kind: LendKind, span: Span, args: readonly SpanArg[]): number {
  const places = span.nouns.filter(({ noun, prep }) => noun === 'place' && prep !== undefined);
  const isInward = places.some(({ prep }) => prep === 'to' || prep === 'into');
  const isOutward = places.some(({ prep }) => prep === 'from' || prep === 'out') || span.hasParticle;
  const wrongWay =
    (kind === 'withdraw' || kind === 'redeem') && isInward
      ? 4
      : (kind === 'lend' || kind === 'mint') && isOutward
        ? 4
        : 0;
  const tokens = args.filter(({ arg }) => arg.token !== undefined || arg.unknown !== undefined);
  const isShareKind = kind === 'redeem' || kind === 'mint';
  const stray = tokens.filter(
    ({ arg }, index) =>
      arg.prep !== undefined &&
      INTO.has(arg.prep) &&
      !(isShareKind && (index > 0 || saysShares(span, args))) &&
      !(arg.prep === 'with' && span.verbs.some(({ base }) => base === 'back out of')),
  ).length;
  const isPair = args.some(({ arg }) => arg.pair !== undefined) ? 4 : 0;
  return wrongWay + stray * 3 + isPair;
}

function frameOf(kind: LendKind, span: Span, args: readonly SpanArg[], purse: MarkPurse): Frame {
  const unknown = args.find(({ arg }) => arg.unknown !== undefined);
  if (unknown) return unknownToken(unknown.arg.unknown ?? '');
  const said = args.filter(({ arg }) => arg.address === undefined);
  if (said.length > 1) purse.spend('each');
  const slots = slotsOf(kind, saysShares(span, args) ? said.map(inShares) : said);
  const takesAll = span.verbs.some(({ base }) => EMPTYING.test(base));
  return {
    kind,
    slots: slots.length > 0 ? slots : [CHAINED],
    ...(takesAll && { takesAll }),
    hasPlace: hasNoun(span, 'place', 'position'),
  };
}

/** "50 shares of the USDC vault" counts shares, not USDC. */
function saysShares(span: Span, args: readonly SpanArg[]): boolean {
  if (args.some(({ arg }) => arg.token?.shareOf !== undefined)) return false;
  return hasNoun(span, 'share') || args.some(({ arg }) => /\bshares?\b/i.test(arg.text));
}

function inShares(one: SpanArg): SpanArg {
  const { token } = one.arg;
  const share = token && findShareMint(token.address);
  return share ? { ...one, arg: { ...one.arg, token: share } } : one;
}

/** "redeem 15 jlUSDC to USDC": what it becomes is no second thing to redeem. */
function slotsOf(kind: LendKind, args: readonly SpanArg[]): Slot[] {
  const isShareKind = kind === 'redeem' || kind === 'mint';
  const slots = args.map(slotOf);
  if (!isShareKind) return slots;
  const share = slots.find(({ token }) => token?.shareOf !== undefined);
  if (share === undefined) return slots;
  return slots.filter(({ token, quantity }) => {
    if (token === undefined || token.shareOf !== undefined) return true;
    return quantity !== undefined || token.address !== share.token?.shareOf;
  });
}
