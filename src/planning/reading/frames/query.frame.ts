import type { Item } from '../tags/item';
import { Tally } from '../weights';
import type { Before, Candidate, Frame, QueryKind } from './frame';
import { refused } from './slot';
import { type Span, hasNoun } from './span';

const ASKING_VERBS = new Set([
  'get',
  'have',
  'do',
  'want',
  'need',
  'give',
  'make',
  'go',
  'work',
  'come',
  'return',
  'pull',
  'bring',
  'id like',
  'i would like',
  'would like',
  'take',
  'sit',
  'earn',
  'lend',
  'deposit',
  'supply',
  'park',
  'use',
  'add',
  'stash',
  'hold',
  'lend out',
  'earn on',
  'pay',
]);

/** "gimme all my balances". */
const GIVING_VERBS = new Set([
  'gimme',
  'give me',
  'get me',
  'gib me',
  'give',
  'get',
  'want',
  'need',
  'id like',
  'i would like',
]);

/** "how much SOL do I have", "show my balances and my lending positions", "which tokens can I lend?" */
export function readQuery(span: Span, before: Before): Candidate[] {
  if (span.isMixed || ordersFirst(span.items)) return [];
  const isNoun = span.nouns.some(
    ({ noun, text }) => noun === 'balance' || noun === 'position' || noun === 'rate' || isYield(text),
  );
  const goesSomewhere = span.args.some(({ arg }) => arg.prep === 'to' || arg.prep === 'into');
  const isGiven = span.verbs.every(({ base }) => GIVING_VERBS.has(base));
  if (!span.hasAsk && (!isNoun || goesSomewhere || !isGiven || span.hasSubject)) return [];
  const isOfKinds = span.asks.includes('which') && hasNoun(span, 'kinds') && span.args.length === 0;
  const strange = isOfKinds
    ? 0
    : span.verbs.filter(({ base }) => !ASKING_VERBS.has(base) && !GIVING_VERBS.has(base)).length;
  const amounts = span.args.filter(
    ({ arg, isTold }) =>
      !isTold &&
      (arg.quantity?.kind === 'number' ||
        arg.quantity?.kind === 'usd' ||
        arg.quantity?.kind === 'share' ||
        arg.quantity?.kind === 'lamports'),
  );
  const addresses = span.args.filter(({ arg }) => arg.address !== undefined && !arg.isOwn);
  const tally = new Tally().add('unread', strange).add('unread', amounts.length + addresses.length);
  if (!span.hasAsk)
    tally.add('no_verb', before.frame === undefined || before.frame.kind === 'query' ? 0.4 : 1.6);
  const sources = span.args.flatMap(({ arg }) =>
    arg.isOwn && arg.address !== undefined ? [arg.address] : [],
  );
  return [{ frame: frameOf(span), cost: tally.total, sources }];
}

/** "lend it and show me …": an order before the question is not part of it. */
function ordersFirst(items: readonly Item[]): boolean {
  const ask = items.findIndex(({ k }) => k === 'ask');
  return items.slice(0, Math.max(ask, 0)).some((item) => item.k === 'verb' && !item.verb.isLight);
}

function frameOf(span: Span): Frame {
  const mark = span.marks.find(
    ({ mark: one }) =>
      one !== 'or' && one !== 'each' && one !== 'total' && one !== 'exactly' && one !== 'worth',
  );
  if (mark) return refused('unsupported_intent', `It is not clear what "${mark.text}" asks for.`);
  if (span.nouns.some(({ noun }) => noun === 'price'))
    return refused(
      'unsupported_intent',
      'reev shows balances, lending positions and what can be lent, not prices or fees.',
    );
  const unknown = span.args.find(
    ({ arg }) => arg.unknown !== undefined && (!arg.canBeVenue || arg.quantity !== undefined),
  );
  if (unknown) return refused('unknown_token', `There is no token "${unknown.arg.unknown ?? ''}".`);
  const queries: QueryKind[] = [];
  let carriesAsk = false;
  for (const part of partsOf(span.items)) {
    const found = queriesOf(part, carriesAsk || !span.hasAsk);
    carriesAsk ||= part.some(({ k }) => k === 'ask');
    for (const query of found) if (!queries.some((known) => isSame(known, query))) queries.push(query);
  }
  if (queries.length === 0)
    return refused(
      'unsupported_intent',
      'There is nothing like that to show: ask for balances, lending positions, or what can be lent.',
    );
  return { kind: 'query', queries };
}

/** What there is in the wallet, rather than what there is at all. */
function isOfWallet(part: readonly Item[]): boolean {
  return part.some(
    (item) =>
      (item.k === 'ask' && item.ask === 'have') ||
      (item.k === 'noun' && (item.noun === 'wallet' || item.noun === 'balance')) ||
      (item.k === 'arg' && item.arg.det === 'my'),
  );
}

/** "which tokens can I use": what reev deals with. */
function can(part: readonly Item[]): boolean {
  return part.some(
    (item) => item.k === 'verb' && /^(?:use|trade|swap|handle|work|deploy)$/.test(item.verb.base),
  );
}

function isYield(text: string): boolean {
  return /\b(?:yields?|apys?|aprs?|interest)\b/i.test(text);
}

function partsOf(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (item.k === 'break') parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts.filter((part) => part.length > 0);
}

function isSame(a: QueryKind, b: QueryKind): boolean {
  return a.kind === b.kind && (a.kind !== 'balance' || b.kind !== 'balance' || a.token === b.token);
}

/** What one part of the question is about. */
function queriesOf(part: readonly Item[], carriesAsk: boolean): QueryKind[] {
  const nouns = part.flatMap((item) => (item.k === 'noun' ? [item.noun] : []));
  const asks = part.flatMap((item) => (item.k === 'ask' ? [item.ask] : []));
  const isAsked = carriesAsk || asks.length > 0;
  const lends = part.some(
    (item) => item.k === 'verb' && item.verb.senses.lend !== undefined && !item.verb.isLight,
  );
  const past = part.some(
    (item) => item.k === 'verb' && item.verb.senses.lend !== undefined && item.verb.form === 'past',
  );
  const which = asks.includes('which') || asks.includes('show') || (asks.length === 0 && isAsked);
  const isPlaced = nouns.includes('place') || lends;
  const isYielding = part.some((item) => item.k === 'noun' && isYield(item.text)) && !asks.includes('have');
  const isOwn = isOfWallet(part);
  if (asks.includes('which') && nouns.includes('kinds') && !isOwn && !nouns.includes('position') && can(part))
    return [{ kind: 'tokens' }];
  const isPosition = nouns.includes('position') || past;
  const isRate = isYielding || nouns.includes('rate') || nouns.includes('kinds') || (lends && !past);
  if (
    isRate &&
    !isPosition &&
    (isPlaced || nouns.includes('rate')) &&
    (which || carriesAsk || asks.includes('much') || asks.includes('have'))
  )
    return [{ kind: 'tokens' }];
  const tokens = part.flatMap((item) =>
    item.k === 'arg' && item.arg.token !== undefined && !(item.arg.canBeVenue && isVenue(item.arg, nouns))
      ? [item.arg.token]
      : [],
  );
  if (isPosition || (isPlaced && isAsked)) return positionsOf(part, nouns);
  if (tokens.length > 0) return tokens.map((token) => ({ kind: 'balance', token }));
  const isWallet =
    nouns.includes('balance') || nouns.includes('wallet') || asks.includes('have') || nouns.includes('kinds');
  const hasAll = part.some((item) => item.k === 'arg' && item.arg.quantity?.kind === 'all');
  return isWallet || hasAll ? [{ kind: 'balance' }] : [];
}

/** "my balance and my positions" in one breath. */
function positionsOf(part: readonly Item[], nouns: readonly string[]): QueryKind[] {
  const balanceAt = part.findIndex((item) => item.k === 'noun' && item.noun === 'balance');
  const positionAt = part.findIndex((item) => item.k === 'noun' && item.noun === 'position');
  const isApart = nouns.includes('balance') && positionAt >= 0 && Math.abs(balanceAt - positionAt) > 3;
  return isApart ? [{ kind: 'balance' }, { kind: 'positions' }] : [{ kind: 'positions' }];
}

function isVenue({ prep }: { readonly prep?: string }, nouns: readonly string[]): boolean {
  return (
    prep === 'on' ||
    prep === 'at' ||
    prep === 'with' ||
    nouns.includes('place') ||
    nouns.includes('position') ||
    nouns.includes('rate')
  );
}
