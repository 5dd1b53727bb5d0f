import type { Item } from '../tags/item';
import type { Sense, Verb } from '../tags/verb';
import { Tally } from '../weights';
import { CHEAPEST } from './cheapest';
import type { Before, Candidate, Topic } from './frame';
import { type LendKind, readLend } from './lend.frame';
import { readMultiply } from './multiply.frame';
import { readQuery } from './query.frame';
import { readSend } from './send.frame';
import { isAmountOnly, refused } from './slot';
import { type Span, hasNoun, spanOf } from './span';
import { takeExceptions } from './take-exceptions';
import { readTrade } from './trade.frame';
import { variantsOf } from './variants';

/** Meanings of verbs that may go together in one action. */
const PARTS: Readonly<Record<string, readonly Sense[]>> = {
  trade: ['swap', 'sell', 'buy', 'spend', 'want'],
  lend: ['lend', 'want', 'spend'],
  withdraw: ['withdraw', 'want'],
  mint: ['mint', 'want', 'lend', 'buy'],
  redeem: ['redeem', 'want', 'swap', 'withdraw'],
  send: ['send', 'want', 'spend'],
  multiply: ['multiply', 'spend', 'lend', 'want'],
};
/** More phrases than this in one run can be told apart by nobody. */
const MOST_ARGS = 32;

/** What a run of items can be read as, the cheapest first. */
export function readFrames(items: readonly Item[], before: Before): Candidate[] {
  const whole = spanOf(items);
  if (whole.args.length > MOST_ARGS)
    return [
      { frame: refused('ambiguous', 'The prompt names too much in one breath.'), cost: 6, sources: [] },
    ];
  const exception = takeExceptions(whole);
  const talk = readTalk('isStaying' in exception ? exception.span : whole);
  if ('refuse' in exception)
    return [...talk, { frame: refused('ambiguous', exception.refuse), cost: 1, sources: [] }];
  const { span } = exception;
  const found = [...readQuery(span, before), ...readActions(span, before), ...talk, ...readSlippage(span)];
  return found.sort((a, b) => a.cost - b.cost).slice(0, CHEAPEST);
}

function readActions(span: Span, before: Before): Candidate[] {
  if (span.isMixed || span.asks.some((ask) => ask !== 'which')) return [];
  if (span.hasAsk && span.verbs.every(({ isLight }) => isLight)) return [];
  if (span.verbs.length === 0) return readVerbless(span, before);
  const costOf = (action: string) => verbsCost(span.verbs, action);
  const found: Candidate[] = [];
  const trade = costOf('trade');
  if (trade < 9) found.push(...readTrade(span, trade, before));
  for (const kind of ['lend', 'withdraw', 'mint', 'redeem'] as const)
    found.push(...lendIf(kind, span, costOf(kind)));
  const send = isTakerNamed(span) ? 0 : costOf('send');
  const canSend = span.verbs.some(({ senses }) => senses.send !== undefined || senses.want !== undefined);
  if (send < 9 && canSend) found.push(...readSend(span, send, before));
  const multiply = costOf('multiply');
  if (multiply < 9 && span.verbs.some(({ senses }) => senses.multiply !== undefined))
    found.push(...readMultiply(span, multiply));
  return found;
}

/** "<address> gets 10 USDC". */
function isTakerNamed({ args, verbs }: Span): boolean {
  const [first] = args;
  const isTaker =
    first?.isLeading === true && first.arg.address !== undefined && first.arg.prep === undefined;
  return isTaker && verbs.every(({ base }) => /^(?:get|receive|take|have)$/.test(base));
}

/** A wish names no action by itself: it lends where a place to lend at is named. */
function lendIf(kind: LendKind, span: Span, cost: number): Candidate[] {
  const isNamed = span.verbs.some(({ senses }) => senses[kind] !== undefined);
  const isTakenOut =
    kind === 'withdraw' &&
    span.nouns.some(({ noun, prep }) => noun === 'place' && (prep === 'from' || prep === 'out'));
  if (isTakenOut && !isNamed && cost < 9) return readLend(kind, span, cost + 0.6);
  const isImplied = kind === 'lend' && hasNoun(span, 'place') && !hasNoun(span, 'position');
  if (cost >= 9 || !(isNamed || isImplied)) return [];
  return readLend(kind, span, isNamed ? cost : cost + 0.6);
}

function readVerbless(span: Span, before: Before): Candidate[] {
  const isGap = before.frame !== undefined && before.frame.kind !== 'query' && before.frame.kind !== 'talk';
  const cost = new Tally().add('no_verb', 1).total;
  const gap = new Tally().add('gap', 1).total;
  const lastKind = before.frame?.kind;
  const found: Candidate[] = [];
  if (span.args.every(({ isTold }) => isTold)) return [];
  const hasAddress = span.args.some(({ arg }) => arg.address !== undefined);
  found.push(...readTrade(span, isGap && lastKind === 'trade' ? gap : cost, before));
  if (hasAddress || lastKind === 'send')
    found.push(...readSend(span, isGap && lastKind === 'send' ? gap : cost, before));
  const isInto = span.nouns.some(
    ({ noun, prep }) => noun === 'place' && (prep === 'to' || prep === 'into' || prep === 'in'),
  );
  if (lastKind === 'lend' || isInto)
    found.push(
      ...readLend('lend', span, isGap && (lastKind === 'lend' || hasNoun(span, 'place')) ? gap : cost),
    );
  const isOutward = span.nouns.some(
    ({ noun, prep }) => noun === 'place' && (prep === 'from' || prep === 'out'),
  );
  if (isOutward && lastKind !== 'withdraw') found.push(...readLend('withdraw', span, cost));
  if (lastKind === 'withdraw' || lastKind === 'mint' || lastKind === 'redeem')
    found.push(...readLend(lastKind, span, gap));
  return found;
}

/** The sum of the cheapest fitting meanings of the verbs; 9 and more where one fits not at all. */
function verbsCost(verbs: readonly Verb[], action: string): number {
  const senses = PARTS[action] ?? [];
  let total = 0;
  let least = 9;
  for (const verb of verbs) {
    const isPaying = action === 'lend' && !verb.isLight && verb.senses.lend === undefined;
    const cost = Math.min(
      9,
      ...senses.map((sense) => (isPaying && sense === 'spend' ? 9 : (verb.senses[sense] ?? 9))),
    );
    total += cost;
    least = Math.min(least, cost);
  }
  return total;
}

/** A slippage said in a sentence of its own. */
function readSlippage(span: Span): Candidate[] {
  const { slippageBps } = span;
  if (slippageBps === undefined || span.args.length > 0 || span.verbs.some(({ isLight }) => !isLight))
    return [];
  return [{ frame: { kind: 'slippage', slippageBps }, cost: 0.2, sources: [] }];
}

/** Talk names no money that is not only told of, and asks for nothing. */
function readTalk(span: Span): Candidate[] {
  const tally = new Tally();
  for (const verb of span.verbs) tally.add('talk', verb.isLight ? 0.5 : verb.form === 'ing' ? 1.5 : 4);
  const [variant] = variantsOf({ ...span, args: span.args.filter(({ isTold }) => !isTold) });
  for (const { arg } of variant?.args ?? []) {
    const isCount =
      arg.unknown !== undefined &&
      arg.quantity !== undefined &&
      (span.hasSubject || span.verbs.length > 0 || span.items.some(({ k }) => k === 'word'));
    if (isCount) tally.add('talk', 0.5);
    const isMoney =
      !isCount && (arg.token !== undefined || arg.address !== undefined || arg.unknown !== undefined);
    if (arg.isOwn) continue;
    if (isMoney)
      tally.add(
        arg.quantity === undefined && arg.unknown === undefined && arg.address === undefined
          ? 'talk'
          : 'unread',
        span.hasSubject ? 1 : 2.5,
      );
    else if (arg.quantity !== undefined && arg.quantity.kind !== 'vague')
      tally.add('unread', isAmountOnly(arg) ? 0.9 : 0.5);
    else tally.add('talk', 0.8);
  }
  tally.add('name_choice', variant?.cost ?? 0);
  if (span.hasAsk) tally.add('talk', 1.5);
  if (isBareNoun(span)) tally.add('talk', 0.8);
  tally.add(
    'unspent',
    span.marks.filter(({ mark }) => mark !== 'exactly' && mark !== 'each' && mark !== 'total').length,
  );
  if (span.slippageBps !== undefined) tally.add('unread');
  const sources = span.args.flatMap(({ arg }) =>
    arg.isOwn && arg.address !== undefined ? [arg.address] : [],
  );
  const topic = topicOf(span);
  return [{ frame: { kind: 'talk', ...(topic && { topic }) }, cost: tally.total, sources }];
}

/** "token list", "my balances": asks without a verb. */
function isBareNoun({ nouns, hasSubject, verbs }: Span): boolean {
  const isAsking = nouns.some(({ noun }) => noun === 'rate' || noun === 'balance' || noun === 'position');
  return isAsking && !hasSubject && verbs.length === 0;
}

/** The one token that is named, with its amount where one is named. */
function topicOf({ args }: Span): Topic | undefined {
  const named = args.filter(({ arg }) => arg.token !== undefined);
  const [first] = named;
  const token = first?.arg.token;
  if (token === undefined || named.some(({ arg }) => arg.token !== token)) return undefined;
  const counted = named.filter(({ arg }) => arg.quantity?.kind === 'number');
  const quantity = counted.length === 1 ? counted[0]?.arg.quantity : undefined;
  return { token, isOwn: named.some(({ arg }) => arg.det === 'my'), ...(quantity && { quantity }) };
}
