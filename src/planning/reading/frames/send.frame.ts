import { parseAddress } from '../../../domain';
import { quoted } from '../refused-prompt';
import { Tally } from '../weights';
import type { Before, Candidate, Frame, SendLeg, Slot } from './frame';
import { resolvePronouns } from './resolve-pronouns';
import { shareOut } from './share-out';
import { CHAINED, isAmountOnly, isMoney, refused, slotOf, unknownToken } from './slot';
import { type Span, type SpanArg, hasNoun } from './span';
import { MarkPurse } from './spend-marks';
import { attachAmounts } from './trade-amounts';
import { variantsOf } from './variants';

/** "send 1 SOL to <address>", "<address> should get 17 USDC", "send 6 USDC each to <address> and <address>". */
export function readSend(span: Span, verbCost: number, before: Before): Candidate[] {
  return variantsOf(span, 4).flatMap((variant) => {
    const { args, repeats } = resolvePronouns(variant.args);
    const addresses = args.filter(({ arg }) => arg.address !== undefined);
    const sources = addresses.filter(({ arg }) => arg.isOwn || (arg.prep === 'from' && addresses.length > 1));
    const recipients = addresses.filter((one) => !sources.includes(one));
    const goods = args.filter(({ arg }) => arg.address === undefined);
    return attachAmounts(goods)
      .concat(looseOnly(goods))
      .flatMap((way) => {
        const tally = new Tally()
          .add('sense', verbCost)
          .add('name_choice', variant.cost)
          .add('loose_amount', way.cost)
          .add('coreference', repeats);
        if (hasNoun(span, 'place')) tally.add('place_unused');
        const clash = way.args.filter(
          ({ arg }) => arg.unknown === undefined && (arg.prep === 'to' || arg.prep === 'into'),
        ).length;
        tally.add('prep', 2 * clash);
        const purse = new MarkPurse(span.marks);
        purse.spend('exactly');
        if (way.args.some(({ arg }) => arg.quantity?.kind === 'usd')) purse.spend('worth');
        const frame = frameOf(way.args, recipients, purse, { before, tally, span });
        if (frame === undefined) return [];
        return [
          {
            frame:
              frame.kind === 'send' && span.verbs.length === 0
                ? settle({ ...frame, isGap: true }, purse)
                : settle(frame, purse),
            cost: tally.total,
            sources: sources.map(({ arg }) => arg.address ?? ''),
            ...(span.order && { order: span.order }),
          },
        ];
      });
  });
}

/** "and 15 to <address>": the token is the one before. */
function looseOnly(goods: readonly SpanArg[]) {
  return goods.length > 0 && goods.every(({ arg }) => isAmountOnly(arg)) ? [{ args: goods, cost: 0.2 }] : [];
}

function settle(frame: Frame, purse: MarkPurse): Frame {
  const left = purse.first;
  if (left === undefined || frame.kind === 'refused') return frame;
  return refused('ambiguous', `It is not clear what "${left.text}" means for the transfer.`);
}

interface Making {
  readonly before: Before;
  readonly tally: Tally;
  readonly span: Span;
}

function frameOf(
  goods: readonly SpanArg[],
  recipients: readonly SpanArg[],
  purse: MarkPurse,
  { before, tally, span }: Making,
): Frame | undefined {
  const wanted = goods.filter(
    ({ arg }) => !(arg.unknown !== undefined && arg.canBeVenue && (arg.prep === 'to' || arg.prep === 'for')),
  );
  if (recipients.length === 0) return withoutRecipient(goods, tally);
  const named = goods.filter(
    ({ arg }) => arg.unknown !== undefined && arg.quantity === undefined && arg.prep === 'to',
  );
  const sums = goods.filter(({ arg }) => arg.quantity !== undefined && arg.token !== undefined);
  if (named.length > 0 && sums.length > recipients.length)
    return refused('missing_recipient', `The prompt names no address for ${named[0]?.arg.unknown ?? ''}.`);
  const invalid = recipients.find(({ arg }) => parseAddress(arg.address ?? '') === undefined);
  if (invalid)
    return refused('invalid_recipient', `${quoted(invalid.arg.address ?? '')} is not a Solana address.`);
  const unknown = wanted.find(({ arg }) => arg.unknown !== undefined);
  if (unknown) return unknownToken(unknown.arg.unknown ?? '');
  const isUnclear = span.args.some(
    ({ arg, isLeading }) => arg.address !== undefined && arg.prep === 'from' && isLeading && !arg.isOwn,
  );
  if (isUnclear || recipients.some(({ arg }) => arg.prep === 'from'))
    return refused('ambiguous', 'It is not clear which address gets the money.');
  const money = moneyOf(wanted, before, tally, span);
  if (!Array.isArray(money)) return money;
  return legsOf(money, recipients, {
    purse,
    tally,
    isListed: wanted.slice(1).every(({ isJoined }) => isJoined),
  });
}

/** "send 5 USDC to my brother". */
function withoutRecipient(goods: readonly SpanArg[], tally: Tally): Frame | undefined {
  if (goods.length === 0) return undefined;
  const named = goods.find(
    ({ arg }) =>
      arg.unknown !== undefined && (arg.prep === 'to' || arg.prep === 'for' || arg.prep === undefined),
  );
  const unknown = goods.find(({ arg }) => arg.unknown !== undefined && arg.quantity !== undefined);
  tally.add('missing', 0.5);
  if (unknown) return unknownToken(unknown.arg.unknown ?? '');
  const text = named?.arg.unknown;
  if (text !== undefined && /\d/.test(text) && text.length > 5)
    return refused('invalid_recipient', `${quoted(text)} is not a Solana address.`);
  return refused('missing_recipient', 'The prompt names no address to send to.');
}

function moneyOf(
  goods: readonly SpanArg[],
  before: Before,
  tally: Tally,
  span: Span,
): Slot[] | Frame | undefined {
  const stray = goods.find(({ arg }) => !isMoney(arg) && !isAmountOnly(arg));
  if (stray) return undefined;
  if (goods.length === 0) {
    const isGap = span.verbs.length === 0;
    if (isGap) return undefined;
    tally.add('chained');
    return before.frame === undefined || before.frame.kind === 'talk' || before.frame.kind === 'query'
      ? refused('missing_amount', 'The prompt does not say what and how much to send.')
      : [CHAINED];
  }
  const last = before.frame?.kind === 'send' ? before.frame.legs.at(-1)?.money.token : undefined;
  const slots = goods
    .map(slotOf)
    .map((slot, at, all) =>
      sameAs(
        slot,
        all[at - 1] ?? (before.frame?.kind === 'send' ? before.frame.legs.at(-1)?.money : undefined),
      ),
    );
  const isAfter = before.frame !== undefined && before.frame.kind !== 'query' && before.frame.kind !== 'send';
  if (
    isAfter &&
    slots.every(
      ({ token, ref, quantity }) =>
        token === undefined && ref === undefined && (quantity?.kind === 'share' || quantity?.kind === 'all'),
    )
  )
    return slots.map((slot) => ({ ...slot, ref: 'chain' as const }));
  if (slots.some(({ token, ref }) => token === undefined && ref === undefined) && last === undefined)
    return refused('ambiguous', 'The prompt names an amount to send, but not of which token.');
  return slots.map((slot) =>
    slot.token === undefined && slot.ref === undefined && last ? { ...slot, token: last } : slot,
  );
}

/** "and the same quantity to <address>". */
function sameAs(slot: Slot, last: Slot | undefined): Slot {
  return slot.ref === 'same' && slot.token === undefined && slot.quantity === undefined && last ? last : slot;
}

function legsOf(
  money: readonly Slot[],
  recipients: readonly SpanArg[],
  {
    purse,
    tally,
    isListed,
  }: { readonly purse: MarkPurse; readonly tally: Tally; readonly isListed: boolean },
): Frame {
  const [slot] = money;
  const [recipient] = recipients;
  const to = (one: SpanArg | undefined) => one?.arg.address ?? '';
  if (recipients.length === 1) {
    if (money.length > 1 && !isListed)
      return refused('ambiguous', 'Two amounts are named for one address; name one of them.');
    purse.spend('total');
    return { kind: 'send', legs: money.map((one) => ({ money: one, recipient: to(recipient) })) };
  }
  if (money.length === 1 && slot) return sharedOut(slot, recipients, purse);
  if (money.length !== recipients.length)
    return refused('ambiguous', 'It is not clear which address gets what.');
  purse.spend('respectively');
  tally.add('paired');
  return {
    kind: 'send',
    legs: money.map((one, index) => ({ money: one, recipient: to(recipients[index]) })),
  };
}

function sharedOut(slot: Slot, recipients: readonly SpanArg[], purse: MarkPurse): Frame {
  const to = (one: SpanArg | undefined) => one?.arg.address ?? '';
  const { quantity, ...rest } = slot;
  const shares = shareOut(
    quantity,
    recipients.map(() => undefined),
    purse,
  );
  if (shares === undefined)
    return refused(
      'ambiguous',
      `It is not clear whether each address gets ${slot.text} or all of them together.`,
    );
  const legs: SendLeg[] = recipients.map((one, index) => {
    const share = shares[index];
    return { money: { ...rest, ...(share && { quantity: share }) }, recipient: to(one) };
  });
  return { kind: 'send', legs };
}
