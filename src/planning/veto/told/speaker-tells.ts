import { type Clause, type Scene, hasVerbOfMoney, isWithoutMoney, namesNumber, namesToken } from './clause';
import {
  ABOUT,
  ADVERBS,
  ASKING,
  AUXILIARIES,
  HABITS,
  LEADS,
  MODALS,
  OTHERS,
  POINTERS,
  SPEAKERS,
  STATES,
  isPast,
} from './telling-words';

const PROCEEDING = /^(?:confirm|approve|decide|let|tell|ask|say|check|be|wait|do)$/;

/** "I bought 5 SOL last year", "I always round up", "I'll add more next week", and not "I want", "I have to". */
export function speakerTells(scene: Scene, clause: Clause): boolean | undefined {
  const start = clause.texts.findIndex((text) => !LEADS.has(text) || HABITS.test(text));
  const first = clause.texts[start] ?? '';
  const rest = clause.texts.slice(start + 1);
  const isBare = isWithoutMoney(scene, clause);
  if (HABITS.test(first) && rest.length > 1 && isBare)
    return !hasVerbOfMoney(scene, clause) && !/^(?:mind|again)$/.test(rest[0] ?? '');
  if (first === "i'll" || first === "we'll")
    return isBare && !pointsBack(rest) && !PROCEEDING.test(rest[0] ?? '');
  if (!SPEAKERS.has(first)) return undefined;
  const isWishForOthers =
    /^(?:wish|hope|want|need|bet|pray)$/.test(rest[0] ?? '') && OTHERS.has(rest[1] ?? '');
  if (isWishForOthers) return true;
  if (isBare && !pointsBack(rest) && wantsNot(rest)) return true;
  if (asks(clause, rest) && !isReason(clause)) return false;
  if (doesMoney(scene, clause, start + 1)) return false;
  return isReason(clause) || first.length > 2 || hasTellingVerb(scene, clause, rest);
}

function pointsBack(rest: readonly string[]): boolean {
  return rest.some((text) => POINTERS.has(text));
}

/** "I don't want to learn". */
function wantsNot(rest: readonly string[]): boolean {
  return /^(?:don't|dont)$/.test(rest[0] ?? '') && /^(?:want|need|wanna)$/.test(rest[1] ?? '');
}

function asks({ texts, closer }: Clause, rest: readonly string[]): boolean {
  const isWish = texts.some(
    (text, at) => ASKING.has(text) && !/^(?:don't|dont|never|not|will)$/.test(texts[at - 1] ?? ''),
  );
  return isWish || closer === '?' || rest.some((text) => /^(?:how|what|which|whether|where)$/.test(text));
}

/** "because …", "as I …". */
export function isReason({ texts, opener }: Clause): boolean {
  return (
    /^as (?:i|we|my|our)$/.test(texts.slice(0, 2).join(' ')) ||
    /^(?:because|since|cuz|coz)$/.test(opener) ||
    /^(?:because|since)$/.test(texts[0] ?? '')
  );
}

function hasTellingVerb(scene: Scene, clause: Clause, rest: readonly string[]): boolean {
  const at = rest.findIndex((text) => !ADVERBS.test(text));
  const [verb = '', next = ''] = rest.slice(at);
  if (/^(?:have|had)$/.test(verb) && next === 'to') return false;
  if (verb === 'feel' && next === 'like') return false;
  const isHabit = rest.slice(0, Math.max(at, 0)).some((text) => HABITS.test(text));
  if (isHabit || MODALS.has(verb) || AUXILIARIES.has(verb) || isPast(verb) || STATES.has(verb)) return true;
  if (rest.some((text) => AUXILIARIES.has(text) && text.endsWith("n't"))) return true;
  return (
    !namesToken(scene, clause) &&
    !hasVerbOfMoney(scene, clause) &&
    !ABOUT.has(verb) &&
    !pointsBack(rest.slice(0, at + 2)) &&
    !namesNumber(scene, clause)
  );
}

/** Does the speaker do something with money in the clause: "I have to move 50 USDC", "I'm selling 1 SOL"? */
function doesMoney(scene: Scene, clause: Clause, from: number): boolean {
  return clause.places.slice(from).some((_, index) => isDeed(scene, clause, from, index));
}

function isDeed(
  { verbs, words, tokens, numbered }: Scene,
  { places }: Clause,
  from: number,
  index: number,
): boolean {
  const place = places[from + index] ?? -1;
  const text = words[place]?.text ?? '';
  const before = words[place - 1]?.text ?? '';
  const namesMoney = places.some(
    (at) => at > place && (numbered.has(at) || tokens.some(({ start }) => start === at)),
  );
  const verb = verbs.find(({ at }) => at === place);
  if (verb === undefined) return (before === 'to' || before === 'you') && namesMoney;
  if (text.endsWith('ing')) return namesMoney;
  const isLed = /^(?:to|you|will)$/.test(before);
  const isFinite = places.slice(from, from + index).every((at) => ADVERBS.test(words[at]?.text ?? ''));
  if ((!isFinite && !isLed) || verb.isPast) return false;
  return isLed || !STATES.has(text);
}
