import type { Scanner } from '../tags/scanner';
import type { Operator } from '../tags/tag';
import { isAside } from './aside';
import { isCourtesy } from './courtesy';
import { lastMoneyWithin, moneyWithin, namesMoney } from './named-money';
import { placeWithin } from './place-within';
import { type Subject, subjectAt } from './subject';
import { tellingVerbAfter } from './telling-verb';
import {
  ADVERBS,
  LEADS,
  ORDER_NOUNS,
  QUESTIONS,
  SAYING,
  TELLING_FIRST,
  TELLING_THIRD,
  THIRD_PRONOUNS,
  WISHES,
  isPast,
} from './telling-words';
import { type WordClause, wordClauses } from './word-clauses';

const REASONS = /^(?:because|since|cuz|coz|bc)$/;
const INTO = /^(?:to|into|for|in|from|with)$/;

/** What a text only tells. */
export interface Background {
  readonly told: ReadonlySet<number>;
  /** Words of what is told that take the order back all the same. */
  readonly binding: ReadonlyMap<number, Operator>;
}

/**
 * The places of the words of clauses that tell how things are: somebody or something other than the order is their subject,
 * and they have a verb of their own ("my friend has 3 SOL", "SOL was at 142", "I bought 5 JUP last year"). Their numbers
 * and operators ask for nothing; the tokens that they name may be pointed at.
 */
export function backgroundOf(scanner: Scanner): Background {
  const told = new Set<number>();
  const binding = new Map<number, Operator>();
  let hasOrder = false;
  let isTellingSentence = false;
  let before: Subject | undefined;
  let isQuoted = false;
  for (const clause of wordClauses(scanner)) {
    if (clause.isFirst) isQuoted = isTellingSentence = false;
    const subject: Subject | undefined =
      isQuoted && before ? before : tellerOf(scanner, clause, clause.isFirst ? undefined : before);
    before = subject;
    isQuoted ||= subject !== undefined && SAYING.test(scanner.words[clause.to - 1]?.key ?? '');
    const remark = remarkOnOrder(scanner, clause);
    const isLoose =
      isTellingSentence && !namesMoney(scanner, clause.from, clause.to) && isFragmentOfTalk(scanner, clause);
    if (
      subject ??
      remark ??
      (isLoose || isCourtesy(scanner, clause) || isAside(scanner, clause, clause.from) ? true : undefined)
    ) {
      isTellingSentence ||= subject !== undefined && clause.isFirst;
      for (let at = clause.from; at < clause.to; at += 1) told.add(at);
      if (remark !== undefined) binding.set(remark, 'report');
      else if (hasOrder && isElliptic(scanner.words, clause)) binding.set(clause.to - 1, 'negation');
    } else {
      isTellingSentence = false;
      hasOrder ||= namesMoney(scanner, clause.from, clause.to);
    }
  }
  return { told, binding };
}

/** "swap 1 SOL to USDC was a bad idea": the place of the verb that makes an order what is spoken of. */
function remarkOnOrder(scanner: Scanner, { from, to }: WordClause): number | undefined {
  const { words } = scanner;
  const { verb, token } = scanner.sight(from);
  if (
    verb === undefined ||
    verb.isLight ||
    token !== undefined ||
    (verb.form !== 'base' && verb.form !== 'ing')
  )
    return undefined;
  const money = moneyWithin(scanner, from + 1, to);
  if (money < 0) return undefined;
  for (let at = from + 2; at + 1 < to; at += 1) {
    const key = words[at]?.key ?? '';
    const isRemark =
      /^(?:was|were|would|sounds|seems|feels|seemed|felt)$/.test(key) ||
      (key === 'is' && REMARKS.test(words[at + 1]?.key ?? ''));
    if (
      isRemark &&
      money < at &&
      !/^(?:that|which|what|who|it|i|you|we|they|there|if)$/.test(words[at - 1]?.key ?? '')
    )
      return at;
  }
  return undefined;
}

/** Past forms that are orders, too. */
const SAME_FORMS = /^(?:put|set|let|cut|read|hit|quit|shut)$/;
const REMARKS = /^(?:a|an|what|something|not|never|too|so|stupid|smart|wise|dumb|risky|good|bad|the)$/;

/** "my wife said not to", "I said no": what is denied is left out, since it was said before. */
function isElliptic(words: Scanner['words'], { from, to }: WordClause): boolean {
  const last = words[to - 1]?.key ?? '';
  const before = words[to - 2]?.key ?? '';
  return (
    to - from > 1 &&
    (DENIALS.test(last) || (/^(?:to|way|thanks|it|that|so|yet)$/.test(last) && DENIALS.test(before)))
  );
}

const DENIALS = /^(?:no|nope|nah|not|never|dont|wont|cant|shouldnt|didnt|no)$/;

/** Of whom the clause tells; `undefined` where it may ask for something. */
function tellerOf(scanner: Scanner, clause: WordClause, before: Subject | undefined): Subject | undefined {
  const { words } = scanner;
  const own = words.slice(clause.from, clause.to);
  if (own.some(({ kind }) => kind === 'address')) return undefined;
  const start = startOf(scanner, clause);
  const isReason =
    REASONS.test(clause.opener) ||
    REASONS.test(words[clause.from]?.key ?? '') ||
    /^as (?:i|we|my|our)$/.test(`${words[clause.from]?.key} ${words[clause.from + 1]?.key}`);
  if (isBeforehand(scanner, clause)) return { person: 'first', isNamed: false, to: start, hasToken: false };
  if (wishesOfOthers(scanner, start, clause.to))
    return { person: 'third', isNamed: false, to: start + 2, hasToken: false };
  if (saysFirst(scanner, clause)) return { person: 'first', isNamed: false, to: start, hasToken: false };
  if (isAsAgreed(scanner, clause)) return { person: 'third', isNamed: false, to: start, hasToken: false };
  if (restates(scanner, clause) || findsOut(scanner, clause))
    return { person: 'first', isNamed: false, to: start, hasToken: false };
  const isQuestion = clause.isFirst && /^(?:which|who)$/.test(words[start]?.key ?? '');
  const subject = isQuestion ? undefined : subjectAt(scanner, start, clause.to);
  if (subject === undefined) return before && continues(scanner, clause, start, before) ? before : undefined;
  const rest = words.slice(subject.to, clause.to);
  const mayAsk =
    own.some(
      ({ key }, at) => WISHES.has(key) && !/^(?:dont|didnt|never|not)$/.test(own[at - 1]?.key ?? ''),
    ) || words[clause.to]?.text === '?';
  if (mayAsk && !isReason && (subject.person === 'first' || asksYou(scanner, subject.to, clause.to)))
    return undefined;
  if (own.some(({ key }, at) => key === 'to' && own[at - 1]?.key === 'you')) return undefined;
  const isElided = subject.to === start;
  if (own.some(({ key }) => QUESTIONS.has(key)) && subject.person === 'first' && !isElided) return undefined;
  if (subject.person === 'first' && orders(scanner, subject.to, clause.to))
    return isReason && rest.length > 0 ? subject : undefined;
  if (isReason) return subject;
  return tellingVerbAfter(scanner, subject, clause.to) ? subject : undefined;
}

/** "I need 2 SOL, so buy 2 SOL": why, with the amount that the order names again. */
function saysFirst(scanner: Scanner, { from, to }: WordClause): boolean {
  const { words } = scanner;
  const isNeed = words.slice(from, to).some(({ key }) => /^(?:need|want)$/.test(key));
  const isLed = words.slice(to, to + 2).some(({ key }) => key === 'so');
  if (!isNeed || !isLed) return false;
  const at = placeWithin(scanner, from, to, ({ kind }) => kind === 'number');
  const token = scanner.sight(at + 1).token;
  return at >= 0 && token !== undefined && scanner.said.isWrittenAfter(words[at]?.text ?? '', token, to);
}

/** "before I decide anything": orders nothing later, and what is asked for is done at once. */
function isBeforehand(scanner: Scanner, { from, to }: WordClause): boolean {
  const [before, who] = [scanner.words[from]?.key, scanner.words[from + 1]?.key ?? ''];
  if (before !== 'before' || !/^(?:i|we|he|she|they|my|the)$/.test(who) || to - from < 3) return false;
  for (let at = from + 1; at < to; at += 1) {
    const { verb, tag } = scanner.sight(at);
    if ((verb !== undefined && !verb.isLight) || tag?.t === 'op') return false;
  }
  return !namesMoney(scanner, from + 1, to);
}

/** "as agreed in our call on Monday". */
function isAsAgreed(scanner: Scanner, { from, to }: WordClause): boolean {
  const [as, done] = [scanner.words[from], scanner.words[from + 1]];
  return as?.key === 'as' && isPast(done?.key ?? '') && !namesMoney(scanner, from, to);
}

/** "…, twice.", "…, and neither do I": what is left of a sentence that tells, without a verb of money. */
function isFragmentOfTalk(scanner: Scanner, { from, to }: WordClause): boolean {
  for (let at = from; at < to; at += 1) {
    const { verb, tag } = scanner.sight(at);
    if (verb !== undefined && !verb.isLight) return false;
    if (
      tag?.t === 'ask' ||
      tag?.t === 'mark' ||
      (tag?.t === 'op' && /^(?:condition|when|simulation|confirmation|undo|repair|schedule)$/.test(tag.op))
    )
      return false;
    if (WISHES.has(scanner.words[at]?.key ?? '')) return false;
  }
  return true;
}

/** "I wish someone would swap 1 SOL": not asked of whoever reads it. */
function wishesOfOthers({ words }: Scanner, start: number, end: number): boolean {
  const [who, wish, other] = words.slice(start, Math.min(end, start + 3)).map(({ key }) => key);
  if (!/^(?:i|we)$/.test(who ?? '') || !/^(?:wish|hope|want|need|bet|pray)$/.test(wish ?? '')) return false;
  return THIRD_PRONOUNS.has(other ?? '');
}

/** "I need the 1 SOL for fees": the article marks an amount that was said before. */
function restates(scanner: Scanner, { from, to, opener }: WordClause): boolean {
  const { words } = scanner;
  const at = placeWithin(scanner, from, to, ({ key }) => /^(?:need|keep|use)$/.test(key));
  if (at < 0 || opener === '' || words[at + 1]?.key !== 'the' || words[at + 2]?.kind !== 'number')
    return false;
  return scanner.said.isWrittenBefore(words[at + 2]?.text ?? '', from);
}

/** "I want to see if the new wallet works": why, not under which condition. */
function findsOut(scanner: Scanner, { from, to }: WordClause): boolean {
  const { words } = scanner;
  const at = placeWithin(scanner, from + 1, to, ({ key }) => /^(?:if|whether)$/.test(key));
  if (at < 0 || !/^(?:see|know|check|testing|test)$/.test(words[at - 1]?.key ?? '')) return false;
  const isPurpose = words
    .slice(from, at)
    .every(({ key }) => /^(?:i|we|just|want|wanted|to|see|know|check|testing|test|only|id|like)$/.test(key));
  return isPurpose && !namesMoney(scanner, from, to);
}

function startOf({ words }: Scanner, { from, to }: WordClause): number {
  let at = from;
  while (at < to && (LEADS.has(words[at]?.key ?? '') || words[at]?.kind === 'sign')) at += 1;
  return at;
}

/** "please", "could you": whoever the subject is, somebody is asked. */
function asksYou({ words }: Scanner, from: number, to: number): boolean {
  return (
    words[to]?.text === '?' ||
    words.slice(from, to).some(({ key }) => /^(?:please|pls|plz|kindly|you|u)$/.test(key))
  );
}

/** Does the speaker, in the same clause, speak of doing something with money: "I have to move 50 USDC", "I am selling 1 SOL"? */
function orders(scanner: Scanner, from: number, to: number): boolean {
  const { words } = scanner;
  const money = lastMoneyWithin(scanner, from, to);
  let isFinite = true;
  for (let at = from; at < to; at += 1) {
    const key = words[at]?.key ?? '';
    if (ordersAt(scanner, at, { isFinite, hasMoney: money >= at })) return true;
    isFinite &&= ADVERBS.has(key);
  }
  return false;
}

/** @param around whether only adverbs stand before the verb, and whether money is named from it on */
function ordersAt(
  scanner: Scanner,
  at: number,
  around: { readonly isFinite: boolean; readonly hasMoney: boolean },
): boolean {
  const { verb, token, tag } = scanner.sight(at);
  if (verb === undefined || token !== undefined || tag?.t === 'mark') return false;
  const key = scanner.words[at]?.key ?? '';
  const before = scanner.words[at - 1]?.key ?? '';
  if (verb.form === 'base' && /^(?:to|you|will|ll)$/.test(before)) return around.hasMoney;
  if (verb.form === 'ing' && /^(?:am|im|are|were|is)$/.test(before) && around.hasMoney) return true;
  return around.isFinite && verb.form === 'base' && !verb.isLight && !TELLING_FIRST.has(key) && !isPast(key);
}

/** "… and lost 2 of them", "… and 20 USDC": goes on telling of the same subject. */
function continues(
  scanner: Scanner,
  { to, opener }: WordClause,
  start: number,
  { person }: Subject,
): boolean {
  const { words } = scanner;
  let at = start;
  while (at < to && ADVERBS.has(words[at]?.key ?? '')) at += 1;
  const key = words[at]?.key ?? '';
  const rest = words.slice(at, to);
  if (/^(?:it|its|that|they)$/.test(key) && /^(?:and|\()$/.test(opener) && !namesMoney(scanner, at + 1, to))
    return true;
  if (rest.length === 1 && rest[0]?.kind === 'number' && scanner.words[to]?.text === '?') return true;
  if (person === 'first' ? rest.some((word) => WISHES.has(word.key)) : asksYou(scanner, at, to)) return false;
  const isVerb =
    isPast(key) ||
    /^(?:is|was|has|had|am|are|were)$/.test(key) ||
    (person === 'first' ? TELLING_FIRST.has(key) : TELLING_THIRD.has(key) && !ORDER_NOUNS.has(key));
  if (isVerb && SAME_FORMS.test(key) && namesMoney(scanner, at, to)) return false;
  if (isVerb) return !(person === 'first' && orders(scanner, at + 1, to));
  if (opener !== 'and' && opener !== ',') return false;
  const isFragment = rest.every(
    (word, offset) =>
      !INTO.test(word.key) &&
      scanner.sight(at + offset).verb === undefined &&
      scanner.sight(at + offset).tag?.t !== 'op',
  );
  const isCounted = namesMoney(scanner, at, to);
  return isFragment && (opener === 'and' || !isCounted);
}
