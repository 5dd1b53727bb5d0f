import type { Scanner } from '../tags/scanner';
import { ABOUT } from './aside';
import type { Subject } from './subject';
import { ADVERBS, TELLING_FIRST, TELLING_THIRD, isPast } from './telling-words';

/** "so I can breathe again": what the speaker will be able to do, without money. */
const MODALS = /^(?:can|will|could|might|cant|cannot|couldnt|wont)$/;
const NEGATED_MODALS = /^(?:wont|cant|couldnt|wouldnt|doesnt|dont|isnt)$/;
const PREPOSITIONS = /^(?:to|into|for|in|as)$/;

/** Has the subject a verb that tells, and asks for nothing? */
export function tellingVerbAfter(scanner: Scanner, subject: Subject, end: number): boolean {
  const { words } = scanner;
  let at = subject.to;
  if (subject.isDoing) return !goesSomewhere(scanner, at + 1, end);
  if (subject.isAmount && !subject.isNamed) return true;
  if (subject.contraction === 'will')
    return !namesToken(scanner, at, end) && !ABOUT.test(words[at]?.key ?? '');
  if (subject.contraction) return at < end && !isObligation(words[at]?.key, words[at + 1]?.key);
  const isPerson = subject.person === 'third' && !subject.isNamed;
  if (isPerson) return at < end && !takesMoney(scanner, subject.to, end);
  while (at < end && ADVERBS.has(words[at]?.key ?? '')) at += 1;
  return tellsAt(scanner, subject, at, end);
}

/** Does the word at `at` tell of the subject? */
function tellsAt(scanner: Scanner, subject: Subject, at: number, end: number): boolean {
  const { words } = scanner;
  const key = words[at]?.key ?? '';
  const next = words[at + 1]?.key ?? '';
  if (key === 'feel' && next === 'like') return false;
  const isHabit = words
    .slice(subject.to, at)
    .some((word) => /^(?:always|usually|often|never|normally)$/.test(word.key));
  if (isHabit && at < end && !namesToken(scanner, at, end)) return true;
  if (key === '' || at >= end) return false;
  if (/^(?:have|has|had)$/.test(key) && /^(?:to|better)$/.test(next)) return false;
  const isBeing = /^(?:is|are|was|were|am)$/.test(key);
  if (isBeing && !subject.isAmount && isObligation(next, words[at + 2]?.key))
    return !subject.hasToken && next === 'about';
  if (subject.person === 'first' && MODALS.test(key))
    return !namesToken(scanner, at, end) && scanner.sight(at + 1).verb === undefined;
  if (subject.person === 'third' && NEGATED_MODALS.test(key)) return true;
  if (
    subject.hasToken &&
    scanner.sight(at).verb !== undefined &&
    isPast(key) &&
    goesSomewhere(scanner, at + 1, end)
  )
    return false;
  if (isPast(key)) return true;
  if (subject.person === 'third' && /^(?:takes|gets|needs)$/.test(key)) return !namesToken(scanner, at, end);
  if (subject.person === 'third') return TELLING_THIRD.has(key);
  return TELLING_FIRST.has(key) || isOwnDoing(scanner, at, end);
}

/** "I round up", "I keep the odd cent": a verb that moves no money. */
function isOwnDoing(scanner: Scanner, at: number, end: number): boolean {
  const key = scanner.words[at]?.key ?? '';
  const { verb, tag } = scanner.sight(at);
  const isOwnVerb = verb === undefined && tag === undefined && /^[a-z]{3,}$/.test(key);
  return (
    (isOwnVerb || key === 'keep') &&
    !namesToken(scanner, at, end) &&
    (isOwnVerb || !countsSomething(scanner, at, end))
  );
}

function countsSomething({ words }: Scanner, from: number, to: number): boolean {
  return words.slice(from, to).some(({ kind }) => kind === 'number');
}

/** "he gets 5 USDC": what is to be done, said of who takes it. */
function takesMoney(scanner: Scanner, from: number, to: number): boolean {
  const isTaking = scanner.words
    .slice(from, to)
    .some(({ key }) => /^(?:get|gets|receive|receives|needs?|takes)$/.test(key));
  return isTaking && namesToken(scanner, from, to);
}

function namesToken(scanner: Scanner, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const { token, tag } = scanner.sight(at);
    if (token !== undefined || tag?.t === 'ref') return true;
  }
  return false;
}

/** "is to be sent", "am about to". */
function isObligation(key: string | undefined, next: string | undefined): boolean {
  return key === 'to' || key === 'for' || (key === 'about' && next === 'to');
}

/** "my SOL swapped to USDC": what is to be done, said as a wish. */
function goesSomewhere(scanner: Scanner, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1)
    if (PREPOSITIONS.test(scanner.words[at]?.key ?? '') && scanner.sight(at + 1).token !== undefined)
      return true;
  return false;
}
