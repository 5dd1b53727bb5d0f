import { type Case, type Objection, deedOf, movesMoney } from '../case';
import { type Deed, LENDING_PLACES, SUPPORT, TAKE_OUT } from '../scan/verb-lexicon';
import type { VerbMention } from '../scan/verb-mentions';
import { isNegated } from './negated';
import { wordSet } from '../scan/word-set';

/** What the prompt asks to be done is planned, and nothing is planned that no word of it asks for. */
export function checkVerbs(it: Case): Objection | undefined {
  const deeds = new Set(it.steps.map(deedOf));
  const ignored = it.verbs.find((verb) => !isDone(it, verb, deeds));
  if (ignored) {
    const word = it.words[ignored.at]?.written ?? '';
    return {
      code: 'ambiguous',
      detail: `"${word}" asks for something that the plan would not do.`,
      words: word,
    };
  }
  if (asksToTakeOut(it) && !deeds.has('withdraw') && !deeds.has('redeem')) {
    return {
      code: 'ambiguous',
      detail: 'The prompt takes something out of lending, and the plan would not.',
      words: 'from',
    };
  }
  const missed = checkOrders(it);
  if (missed) return missed;
  if (it.steps.some(movesMoney) && isOnlyTold(it)) return ONLY_TOLD;
  const invented = it.steps.find((step) => movesMoney(step) && !isAskedFor(it, deedOf(step)));
  if (!invented) return undefined;
  return { code: 'ambiguous', detail: `Nothing in the prompt asks to ${deedOf(invented)}.`, words: '' };
}

const ONLY_TOLD: Objection = {
  code: 'unsupported_intent',
  detail: 'The prompt tells of something, and orders nothing.',
  words: '',
};

/** Outside of what is told, no deed, token or number is named. */
function isOnlyTold({ words, verbs, tokens, numbers, told }: Case): boolean {
  const isAddress = words.some(({ kind }, at) => kind === 'address' && !told.has(at));
  const isPronoun = words.some(({ text }, at) => !told.has(at) && OBJECTS.has(text));
  return told.size > 0 && verbs.length + tokens.length + numbers.length === 0 && !isAddress && !isPronoun;
}

function isDone(it: Case, verb: VerbMention, deeds: ReadonlySet<Deed>): boolean {
  if (verb.isTold || isNegated(it, verb.at)) return true;
  const isPlain = it.words[verb.at]?.text === 'lend' && isOrder(it, verb.at);
  const wanted: readonly Deed[] = isPlain ? ['lend', 'mint', 'tokens'] : verb.deeds;
  return wanted.some((deed) => deeds.has(deed)) || isQuestionOnly(it, verb, deeds);
}

/** Queries speak of swaps and loans without asking for them: "what did I earn". */
function isQuestionOnly(it: Case, { at }: VerbMention, deeds: ReadonlySet<Deed>): boolean {
  return deeds.size > 0 && !it.steps.some(movesMoney) && !isOrder(it, at);
}

/** Does the word ask for something right behind it, as in "lend it", "swap 1 SOL", "sell all my JUP"? */
function isOrder({ words, numbers, tokens }: Case, at: number): boolean {
  const before = words[at - 1];
  if (
    ['jup', 'jupiter', 'on', 'in', 'the', 'into', 'from', 'at', 'via', 'my', 'a', 'i', 'can', 'did'].includes(
      before?.text ?? '',
    )
  )
    return false;
  // "buy me that": whom it is for stands between the verb and the thing.
  const isGift = PURCHASES.has(words[at]?.text ?? '') && FOR_WHOM.has(words[at + 1]?.text ?? '');
  const thing = isGift ? at + 2 : at + 1;
  const next = words[thing];
  if (next === undefined || next.sentence !== words[at]?.sentence) return false;
  const isThing = [...numbers, ...tokens].some(({ start }) => start === thing);
  return isThing || OBJECTS.has(next.text);
}

const PURCHASES = wordSet('buy get purchase order grab');
const FOR_WHOM = wordSet('me us her him them');

const OBJECTS = wordSet(
  `it them that this those these all half everything my the a another whatever what some both any`,
);

/** Every order is carried out by a step: no fewer steps move money than orders stand in the prompt. */
function checkOrders(it: Case): Objection | undefined {
  const orders = it.verbs.filter(
    (verb) =>
      !verb.isPast &&
      !verb.isTold &&
      !isNegated(it, verb.at) &&
      isOrder(it, verb.at) &&
      !paysForPurchase(it, verb.at),
  );
  const isCorrected = it.operators.some(({ label }) => label === 'repair');
  if (isCorrected || orders.length <= it.steps.filter(movesMoney).length || !it.steps.some(movesMoney))
    return undefined;
  return {
    code: 'ambiguous',
    detail: `The prompt asks for ${orders.length} things, and the plan would do fewer.`,
    words: '',
  };
}

/** "buy JitoSOL and pay 2 SOL for it": one trade. */
function paysForPurchase({ words }: Case, at: number): boolean {
  return (
    /^pay(?:ing)?$/.test(words[at]?.text ?? '') &&
    words.some(({ text }) => /^(?:buy|buying|get|getting|purchase|purchasing)$/.test(text)) &&
    words.every(({ kind }) => kind !== 'address')
  );
}

function isAskedFor({ words, tokens }: Case, deed: Deed): boolean {
  const support = SUPPORT[deed]?.split(/\s+/);
  if (support === undefined) return true;
  const isPlace =
    deed === 'lend' || deed === 'withdraw' ? tokens.some(({ isIncidental }) => isIncidental) : false;
  if (!isPlace && !words.some(({ text }) => support.includes(text.replace(/'s$/, '')))) return false;
  return deed !== 'withdraw' || words.some(({ text }) => TAKE_OUT.has(text));
}

/** "from Jupiter Lend", "out of the vault", "off my position". */
function asksToTakeOut({ words }: Case): boolean {
  if (closesPosition(words) || drawsOnLending(words)) return true;
  return words.some(({ text }, at) => {
    if (text !== 'from' && !(text === 'of' && words[at - 1]?.text === 'out')) return false;
    const after = words.slice(at + 1, at + 5).filter(({ sentence }) => sentence === words[at]?.sentence);
    const place = after.findIndex((word) => LENDING_PLACES.has(word.text.replace(/'s$/, '')));
    return (
      place >= 0 &&
      after
        .slice(0, place)
        .every((word) => /^(my|the|our|usdc|usdt|sol|jup|jupiter|jupiter's|all)$/.test(word.text)) &&
      isLending(after.slice(place))
    );
  });
}

/** "from JUP" takes tokens, "from Jupiter" and "from jup lend" take what is lent. */
function isLending(words: readonly { readonly text: string }[]): boolean {
  return (
    words[0]?.text !== 'jup' || ['lend', 'lending', 'earn', 'vault', 'pool'].includes(words[1]?.text ?? '')
  );
}

const CLOSING = new Set([
  'close',
  'closing',
  'exit',
  'exiting',
  'empty',
  'emptying',
  'unwind',
  'unwinding',
  'liquidate',
  'drain',
  'draining',
]);
const HOLDINGS = new Set([
  'position',
  'positions',
  'deposit',
  'deposits',
  'loan',
  'loans',
  'lending',
  'vault',
]);

/** "close my lending position", "empty the USDC vault". */
function closesPosition(words: Case['words']): boolean {
  const at = words.findIndex(({ text }) => CLOSING.has(text));
  return at >= 0 && words.slice(at + 1, at + 6).some(({ text }) => HOLDINGS.has(text));
}

/** "close out the SOL lend", "tap lend for 65 USDC", "draw 20 USDC on my jup lend": "lend" is a place there, and no order. */
function drawsOnLending(words: Case['words']): boolean {
  return words.some(({ text, sentence }, at) => {
    if (!CLOSING.has(text) && !/^(?:tap|tapping|draw|drawing)$/.test(text)) return false;
    const after = words.slice(at + 1, at + 7).filter((word) => word.sentence === sentence);
    const place = after.findIndex((word) => /^(?:lend|lending|earn)$/.test(word.text));
    return place >= 0 && after.slice(0, place).every((word) => !/^(?:and|then|to|or|[,;:])$/.test(word.text));
  });
}
