import type { Scanner } from '../tags/scanner';
import { isAside } from './aside';
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

/**
 * The places of the words of clauses that tell how things are: somebody or something other than the order is their subject,
 * and they have a verb of their own ("my friend has 3 SOL", "SOL was at 142", "I bought 5 JUP last year"). Their numbers
 * and operators ask for nothing; the tokens that they name may be pointed at.
 */
export function toldWords(scanner: Scanner): ReadonlySet<number> {
  const told = new Set<number>();
  let before: Subject | undefined;
  let isQuoted = false;
  for (const clause of wordClauses(scanner)) {
    if (clause.isFirst) isQuoted = false;
    const subject: Subject | undefined =
      isQuoted && before ? before : tellerOf(scanner, clause, clause.isFirst ? undefined : before);
    before = subject;
    isQuoted ||= subject !== undefined && SAYING.test(scanner.words[clause.to - 1]?.key ?? '');
    if (subject ?? isAside(scanner, clause, clause.from))
      for (let at = clause.from; at < clause.to; at += 1) told.add(at);
  }
  return told;
}

/** Of whom the clause tells; `undefined` where it may ask for something. */
function tellerOf(scanner: Scanner, clause: WordClause, before: Subject | undefined): Subject | undefined {
  const { words } = scanner;
  const own = words.slice(clause.from, clause.to);
  if (own.some(({ kind }) => kind === 'address')) return undefined;
  const start = startOf(scanner, clause);
  const isReason = REASONS.test(clause.opener) || REASONS.test(words[clause.from]?.key ?? '');
  if (wishesOfOthers(scanner, start, clause.to))
    return { person: 'third', isNamed: false, to: start + 2, hasToken: false };
  if (restates(scanner, clause) || findsOut(scanner, clause))
    return { person: 'first', isNamed: false, to: start, hasToken: false };
  const isQuestion = clause.isFirst && /^(?:which|who)$/.test(words[start]?.key ?? '');
  const subject = isQuestion ? undefined : subjectAt(scanner, start, clause.to);
  if (subject === undefined) return before && continues(scanner, clause, start, before) ? before : undefined;
  const rest = words.slice(subject.to, clause.to);
  const mayAsk = own.some(({ key }) => WISHES.has(key)) || words[clause.to]?.text === '?';
  if (mayAsk && !isReason && (subject.person === 'first' || asksYou(scanner, subject.to, clause.to)))
    return undefined;
  const isElided = subject.to === start;
  if (own.some(({ key }) => QUESTIONS.has(key)) && subject.person === 'first' && !isElided) return undefined;
  if (subject.person === 'first' && orders(scanner, subject.to, clause.to))
    return isReason && rest.length > 0 ? subject : undefined;
  if (isReason) return subject;
  return tellingVerbAfter(scanner, subject, clause.to) ? subject : undefined;
}

/** "I wish someone would swap 1 SOL": not asked of whoever reads it. */
function wishesOfOthers({ words }: Scanner, start: number, end: number): boolean {
  const [who, wish, other] = words.slice(start, Math.min(end, start + 3)).map(({ key }) => key);
  if (!/^(?:i|we)$/.test(who ?? '') || !/^(?:wish|hope|want|need|bet|pray)$/.test(wish ?? '')) return false;
  return THIRD_PRONOUNS.has(other ?? '');
}

/** "I need the 1 SOL for fees": the article marks an amount that was said before. */
function restates({ words }: Scanner, { from, to, opener }: WordClause): boolean {
  const at = words.findIndex(
    ({ key }, place) => place >= from && place < to && /^(?:need|keep|use)$/.test(key),
  );
  if (at < 0 || opener === '' || words[at + 1]?.key !== 'the' || words[at + 2]?.kind !== 'number')
    return false;
  return words.slice(0, from).some(({ text }) => text === words[at + 2]?.text);
}

/** "I want to see if the new wallet works": why, not under which condition. */
function findsOut(scanner: Scanner, { from, to }: WordClause): boolean {
  const { words } = scanner;
  const at = words.findIndex(({ key }, place) => place > from && place < to && /^(?:if|whether)$/.test(key));
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
  for (let at = from; at < to; at += 1) {
    const { verb, token, tag } = scanner.sight(at);
    if (verb === undefined || token !== undefined || tag?.t === 'mark') continue;
    const key = words[at]?.key ?? '';
    const before = words[at - 1]?.key ?? '';
    if (
      verb.form === 'base' &&
      (before === 'to' || before === 'you' || before === 'will' || before === 'll')
    ) {
      if (namesMoney(scanner, at, to)) return true;
      continue;
    }
    if (verb.form === 'ing' && /^(?:am|im|are|were|is)$/.test(before) && namesMoney(scanner, at, to))
      return true;
    const isFinite = words.slice(from, at).every((word) => ADVERBS.has(word.key));
    if (isFinite && verb.form === 'base' && !verb.isLight && !TELLING_FIRST.has(key) && !isPast(key))
      return true;
  }
  return false;
}

function namesMoney(scanner: Scanner, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const { token, tag } = scanner.sight(at);
    if (token !== undefined || scanner.words[at]?.kind === 'number' || tag?.t === 'ref' || tag?.t === 'all')
      return true;
  }
  return false;
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
