import { countAt } from '../tags/count-at';
import { readQuantity } from '../tags/read-quantity';
import type { Scanner } from '../tags/scanner';
import { SAYING, DETERMINERS, ORDER_NOUNS, TELLING_THIRD, THIRD_PRONOUNS, isPast } from './telling-words';

/** Of whom a clause tells. */
export interface Subject {
  /** The speaker, or anybody and anything else. */
  readonly person: 'first' | 'third';
  /** Named by a noun rather than a pronoun. */
  readonly isNamed: boolean;
  /** The place after it: where its verb or an adverb stands. */
  readonly to: number;
  /** A verb was drawn into it: "I'm", "she's", "I've". */
  readonly contraction?: 'be' | 'have' | 'will';
  readonly hasToken: boolean;
  /** "the 200": restates an amount. */
  readonly isAmount?: boolean;
  /** "BONK giving vibes": its verb is bare. */
  readonly isDoing?: boolean;
}

const FIRST = /^(?:i|we)$/;
const POINTERS = /^(?:it|this|that)$/;
const CONTRACTIONS: Readonly<Record<string, Pick<Subject, 'person' | 'contraction'>>> = {
  im: { person: 'first', contraction: 'be' },
  ive: { person: 'first', contraction: 'have' },
  weve: { person: 'first', contraction: 'have' },
  hes: { person: 'third', contraction: 'be' },
  shes: { person: 'third', contraction: 'be' },
  theyre: { person: 'third', contraction: 'be' },
  theyve: { person: 'third', contraction: 'have' },
  theres: { person: 'third', contraction: 'be' },
};
/** People whom talk addresses, or speaks of. */
const PEOPLE = /^(?:buddy|mate|bro|dude|boss|team|folks|friends|pal|chief|fam)$/;
const LONGEST = 6;

/** The subject that a clause begins with; `undefined` where it begins with anything else: an order, a question, an amount. */
export function subjectAt(scanner: Scanner, start: number, end: number): Subject | undefined {
  const word = scanner.words[start];
  if (word === undefined || start >= end) return undefined;
  if (isRestated(scanner, start))
    return { person: 'third', isNamed: false, to: start + 1, hasToken: false, isAmount: true };
  const count = countAt(scanner, start);
  if (count > 0) return counted(scanner, start + count, end);
  if (word.kind !== 'word') return undefined;
  const { key } = word;
  const isWeAre = /^we're$/i.test(word.text);
  const contraction = isWeAre ? ({ person: 'first', contraction: 'be' } as const) : CONTRACTIONS[key];
  const shared = { isNamed: false, hasToken: false };
  if (/^(?:ill|well)$/.test(key) && /'/.test(word.text))
    return { person: 'first', contraction: 'will', ...shared, to: start + 1 };
  if (contraction) return { ...contraction, ...shared, to: start + 1 };
  if (/^(?:always|never|usually)$/.test(key) && isOwnHabit(scanner, start + 1, end))
    return { person: 'first', ...shared, to: start };
  const isYourDeed = key === 'you' && isPast(scanner.words[start + 1]?.key ?? '');
  if (isYourDeed) return { person: 'third', ...shared, to: start + 1 };
  if (FIRST.test(key)) return { person: 'first', ...shared, to: start + 1 };
  if (THIRD_PRONOUNS.has(key) && !/^(?:folks|most|others)$/.test(scanner.words[start + 1]?.key ?? ''))
    return { person: 'third', ...shared, to: start + 1 };
  if (POINTERS.test(key) || /^(?:thats|its)$/.test(key))
    return explaining(scanner, start, end) ?? pointing(scanner, start, end);
  return named(scanner, start, end) ?? circumstance(scanner, start, end);
}

/** "that's for the pizza", "this is my accountant": says what the order is for, in words that name no money. */
function explaining(scanner: Scanner, start: number, end: number): Subject | undefined {
  const { words } = scanner;
  const isDrawn = /^(?:thats|its)$/.test(words[start]?.key ?? '');
  if (doesSomething(scanner, start, end))
    return { person: 'third', isNamed: false, to: start + 1, hasToken: false };
  const at = isDrawn ? start + 1 : start + 2;
  if (!isDrawn && !/^(?:is|was|belongs|goes)$/.test(words[start + 1]?.key ?? '')) return undefined;
  if (at >= end || (words[at]?.key === 'to' && isDrawn)) return undefined;
  return isPlainTalk(scanner, at, end)
    ? { person: 'third', isNamed: false, to: at, hasToken: false }
    : undefined;
}

/** "it amuses my nephew", "that covers the roof with a margin": a verb of its own that nobody orders. */
function doesSomething(scanner: Scanner, start: number, end: number): boolean {
  const at = start + 1;
  const key = scanner.words[at]?.key ?? '';
  const { verb, token } = scanner.sight(at);
  const isLexical =
    /^(?:[a-z]{3,}[^s]s|does)$/.test(key) &&
    !/^(?:gets|needs|takes|goes|is|was|has|means|should|receives)$/.test(key);
  if (!isLexical || token !== undefined || (verb !== undefined && !verb.isLight) || at + 1 >= end)
    return false;
  for (let place = at + 1; place < end; place += 1) {
    const sight = scanner.sight(place);
    if (sight.token !== undefined || scanner.words[place]?.kind === 'address') return false;
    if (
      sight.tag?.t === 'op' &&
      /^(?:condition|when|simulation|confirmation|undo|repair)$/.test(sight.tag.op)
    )
      return false;
  }
  return true;
}

/** Names no money and no place for it, and holds no operator. */
function isPlainTalk(scanner: Scanner, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const { token, tag } = scanner.sight(at);
    const word = scanner.words[at];
    if (token !== undefined || word?.kind === 'number' || word?.kind === 'address') return false;
    const isPassed =
      tag?.t === 'op' &&
      tag.op === 'schedule' &&
      /^(?:from|last|since|all)$/.test(scanner.words[at - 1]?.key ?? '');
    if (tag?.t === 'op' && !isPassed) return false;
    if (
      tag?.t === 'all' ||
      tag?.t === 'mark' ||
      (tag?.t === 'ref' && tag.ref !== 'person') ||
      tag?.t === 'noun'
    )
      return false;
  }
  return true;
}

/** "it went well", "that took weeks": says of the order, or of something else, how it was; names no money. */
function pointing(scanner: Scanner, start: number, end: number): Subject | undefined {
  const key = scanner.words[start + 1]?.key ?? '';
  if (!isPast(key) || /^(?:was|were|had|meant|did)$/.test(key) || start + 2 >= end) return undefined;
  for (let at = start + 1; at < end; at += 1) {
    const { token, tag } = scanner.sight(at);
    if (token !== undefined || tag?.t === 'ref' || tag?.t === 'op') return undefined;
  }
  return { person: 'third', isNamed: false, to: start + 1, hasToken: false };
}

/** "with SOL at 150 dollars", "with BONK up 5 %". */
function circumstance(scanner: Scanner, start: number, end: number): Subject | undefined {
  const token = scanner.sight(start + 1);
  const at = start + 1 + token.length;
  const isState = /^(?:at|up|down|being|so|this|near|around|over|under|above|below)$/.test(
    scanner.words[at]?.key ?? '',
  );
  const isSet = scanner.words[start]?.key === 'with' && token.token !== undefined && isState && at < end;
  return isSet ? { person: 'third', isNamed: false, to: at, hasToken: true } : undefined;
}

/** "always forget which one": the speaker is left out. */
function isOwnHabit(scanner: Scanner, at: number, end: number): boolean {
  const { verb, tag, token } = scanner.sight(at);
  const key = scanner.words[at]?.key ?? '';
  return (
    at + 1 < end &&
    verb === undefined &&
    tag === undefined &&
    token === undefined &&
    !/^(?:mind|again|ever)$/.test(key)
  );
}

/** "rates are good", "fees were low". */
function isThingThatIs(scanner: Scanner, start: number): boolean {
  const { tag, length } = scanner.sight(start);
  const isMeasure = tag?.t === 'noun' && /^(?:rate|price|balance|position)$/.test(tag.noun);
  return isMeasure && /^(?:is|are|was|were)$/.test(scanner.words[start + length]?.key ?? '');
}

/** "Ninety will bring me to a round number", "five, not fifty": an amount that was said before, and no token beside it. */
function isRestated(scanner: Scanner, start: number): boolean {
  const { words } = scanner;
  const read = readQuantity(words, start);
  if (read?.quantity.kind !== 'number' || start === 0) return false;
  const next = words[start + read.length];
  const isAlone =
    next === undefined || next.text === ',' || /^(?:will|is|was|brings|makes|would)$/.test(next.key);
  if (!isAlone || words[start - 1]?.kind !== 'sign') return false;
  return scanner.said.isSaidBefore(read.quantity.value, start);
}

/** "my grandsons turn 18": others in the plural, and a verb without a token behind it. */
function isPluralDoing(scanner: Scanner, start: number, at: number, end: number): boolean {
  const before = scanner.words[at - 1]?.key ?? '';
  const isPlural =
    /^[a-z]{3,}[^s]s$/.test(before) &&
    scanner.sight(at - 1).tag === undefined &&
    scanner.sight(at - 1).token === undefined;
  const isOwned = /^(?:my|our|his|her|their|the)$/.test(scanner.words[start]?.key ?? '');
  if (!isOwned || !isPlural || at - 1 === start || scanner.sight(at).verb?.form !== 'base') return false;
  for (let place = at + 1; place < end; place += 1)
    if (scanner.sight(place).token !== undefined) return false;
  return at + 1 < end;
}

/** "two crates of mint came in": things, not money. */
function counted(scanner: Scanner, from: number, end: number): Subject | undefined {
  for (let at = from; at < Math.min(end, from + LONGEST); at += 1)
    if (isVerb(scanner.words[at]?.key ?? '', at + 1 < end))
      return { person: 'third', isNamed: true, to: at, hasToken: false };
  return undefined;
}

/** "my husband", "the bank", "rent", "SOL": the words up to the verb of the clause. */
function named(scanner: Scanner, start: number, end: number): Subject | undefined {
  const first = scanner.sight(start);
  const isDetermined = DETERMINERS.has(scanner.words[start]?.key ?? '');
  const isPlain =
    first.verb === undefined &&
    (first.tag === undefined ||
      isThingThatIs(scanner, start) ||
      PEOPLE.test(scanner.words[start]?.key ?? ''));
  if (!isDetermined && first.token === undefined && !isPlain) return undefined;
  if (isDetermined && ORDER_NOUNS.has(scanner.words[start + 1]?.key ?? '')) return event(scanner, start, end);
  let hasToken = false;
  let isOrder = false;
  for (let at = start; at < Math.min(end, start + LONGEST); at += 1) {
    const word = scanner.words[at];
    if (word === undefined || (word.kind !== 'word' && !(isDetermined && word.kind === 'number')))
      return undefined;
    if (isPluralDoing(scanner, start, at, end))
      return { person: 'third', isNamed: true, to: at, hasToken, isDoing: true };
    if (at > start && isVerb(word.key, at + 1 < end)) {
      if (isOrder || (at === start + 1 && isPronounLike(scanner, start))) return undefined;
      const isAmount = at === start + 2 && scanner.words[start + 1]?.kind === 'number';
      return { person: 'third', isNamed: true, to: at, hasToken, isAmount };
    }
    const isDoing =
      scanner.sight(at - 1).token !== undefined &&
      at > start &&
      !/^(?:my|our)$/.test(scanner.words[start]?.key ?? '') &&
      /^[a-z]{3,}ing$/.test(word.key) &&
      !(scanner.sight(at).verb?.isLight === false);
    if (isDoing && scanner.sight(at).tag?.t !== 'noun')
      return { person: 'third', isNamed: true, to: at, hasToken, isDoing };
    if (/^(?:to|into|for|with|from|using|via|me|you)$/.test(word.key)) return undefined;
    const { token, tag } = scanner.sight(at);
    if (tag?.t === 'all' || tag?.t === 'vague') return undefined;
    hasToken ||= token !== undefined;
    isOrder ||= ORDER_NOUNS.has(word.key);
  }
  return undefined;
}

/** "the swap of 1 SOL to USDC was great": what was done, not what is to be done. */
function event(scanner: Scanner, start: number, end: number): Subject | undefined {
  for (let at = start + 2; at < end; at += 1)
    if (/^(?:was|were|went|failed|worked|landed|happened|succeeded)$/.test(scanner.words[at]?.key ?? ''))
      return { person: 'third', isNamed: true, to: at, hasToken: false };
  return undefined;
}

/** "that was", "this is": points at the order. */
function isPronounLike(scanner: Scanner, start: number): boolean {
  return /^(?:this|that|these|those|some|every|one|last)$/.test(scanner.words[start]?.key ?? '');
}

function isVerb(key: string, isFollowed: boolean): boolean {
  return (
    (TELLING_THIRD.has(key) || isPast(key) || /^(?:takes|gets|needs|wont)$/.test(key)) &&
    (isFollowed || SAYING.test(key))
  );
}
